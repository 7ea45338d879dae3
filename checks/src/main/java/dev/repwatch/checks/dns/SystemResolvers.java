package dev.repwatch.checks.dns;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.ResolverConfig;

/**
 * The name servers that this system is configured with at the moment it was looked.
 *
 * @param usable may be asked, in order
 * @param unusable the spelling of those that cannot be: no address, or one whose interface this host does not have
 */
public record SystemResolvers(List<InetSocketAddress> usable, List<String> unusable) {

    /** Where most systems name them, resolv.conf(5). */
    public static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");

    private static final int MOST_OCTETS = 64 * 1024;
    private static final int MOST = 16;
    private static final int MOST_SHOWN = 64;
    private static final String KEYWORD = "nameserver";

    public SystemResolvers {
        usable = List.copyOf(usable);
        unusable = List.copyOf(unusable);
    }

    /** As they are now: a lease or a network that changed is seen at the next call. */
    public static SystemResolvers now() {
        SystemResolvers written = of(RESOLV_CONF);
        return written.usable.isEmpty() && written.unusable.isEmpty() ? elsewhere() : written;
    }

    /** Those a file in the form of resolv.conf(5) names; none when it cannot be read. */
    static SystemResolvers of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return named(new String(in.readNBytes(MOST_OCTETS), StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            return new SystemResolvers(List.of(), List.of());
        }
    }

    private static SystemResolvers named(String text) {
        List<InetSocketAddress> usable = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        text.lines()
                .map(line -> line.strip().split("\\s+", 3))
                .filter(words -> words.length > 1 && words[0].equals(KEYWORD))
                .map(words -> words[1])
                .distinct()
                .limit(MOST)
                .forEach(address -> add(address, usable, unusable));
        return new SystemResolvers(usable, unusable);
    }

    private static void add(String address, List<InetSocketAddress> usable, List<String> unusable) {
        try {
            usable.add(Resolvers.parse(address.indexOf(':') < 0 ? address : "[" + address + "]"));
        } catch (IllegalArgumentException unknown) {
            unusable.add(shown(address));
        }
    }

    private static String shown(String address) {
        return address.substring(0, Math.min(address.length(), MOST_SHOWN)).replaceAll("[^\\x21-\\x7E]", "?");
    }

    /** For systems that keep them elsewhere. */
    private static SystemResolvers elsewhere() {
        ResolverConfig.refresh();
        List<InetSocketAddress> usable = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        for (InetSocketAddress server : ResolverConfig.getCurrentConfig().servers()) {
            if (server.isUnresolved()) {
                unusable.add(server.getHostString());
            } else {
                usable.add(server);
            }
        }
        return new SystemResolvers(usable, unusable);
    }
}
