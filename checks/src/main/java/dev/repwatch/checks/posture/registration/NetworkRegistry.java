package dev.repwatch.checks.posture.registration;

import dev.repwatch.checks.http.AddressGuard;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Asks the registry of a network over RDAP who holds it since when (RFC 9082 section 3.1.1), where the lists of IANA say (RFC
 * 9224 section 5). Blocking: two requests, each ended after ten seconds. The address goes to a third party, so only ask when told to.
 */
public final class NetworkRegistry {

    private static final HttpUrl IANA = HttpUrl.get("https://data.iana.org/rdap/");
    private static final long MOST_OF_LIST = 1024L * 1024;
    private static final long MOST_OF_ANSWER = 256L * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RdapPages pages;
    private final HttpUrl lists;

    /** @param guard which addresses may be reached */
    public NetworkRegistry(OkHttpClient base, AddressGuard guard) {
        this(base.newBuilder().dns(guard).build(), IANA);
    }

    /** @param lists below which {@code ipv4.json} and {@code ipv6.json} stand */
    NetworkRegistry(OkHttpClient guarded, HttpUrl lists) {
        this.pages = new RdapPages(guarded, PATIENCE);
        this.lists = lists;
    }

    /** Empty when no registry says it, for whatever reason. */
    public Optional<NetworkRegistration> of(InetAddress address) {
        try {
            HttpUrl list = lists.resolve(address.getAddress().length == 4 ? "ipv4.json" : "ipv6.json");
            Map<String, String> services = RdapText.services(pages.text(list == null ? lists : list, MOST_OF_LIST));
            Optional<HttpUrl> service = service(address, services);
            return service.isEmpty() ? Optional.empty() : Optional.of(asked(address, service.get()));
        } catch (IOException unsaid) {
            return Optional.empty();
        }
    }

    private NetworkRegistration asked(InetAddress address, HttpUrl service) throws IOException {
        HttpUrl url = service.newBuilder()
                .addPathSegment("ip")
                .addPathSegment(address.getHostAddress())
                .build();
        return RdapText.network(pages.text(url, MOST_OF_ANSWER));
    }

    /** That of the longest prefix. */
    private static Optional<HttpUrl> service(InetAddress address, Map<String, String> services) {
        int longest = -1;
        String found = "";
        for (Map.Entry<String, String> each : services.entrySet()) {
            int length = prefix(each.getKey(), address.getAddress());
            if (length > longest) {
                longest = length;
                found = each.getValue();
            }
        }
        return longest < 0 ? Optional.empty() : Optional.ofNullable(HttpUrl.parse(found));
    }

    /** The length of the prefix when it holds the address; -1 when it does not. */
    private static int prefix(String text, byte[] address) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[0].matches("[0-9a-f.:]+") || !parts[1].matches("\\d{1,3}")) {
            return -1;
        }
        try {
            byte[] network = InetAddress.getByName(parts[0]).getAddress();
            int length = Integer.parseInt(parts[1]);
            if (network.length != address.length || length > address.length * 8) {
                return -1;
            }
            for (int bit = 0; bit < length; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((network[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return -1;
                }
            }
            return length;
        } catch (IOException noAddress) {
            return -1;
        }
    }
}
