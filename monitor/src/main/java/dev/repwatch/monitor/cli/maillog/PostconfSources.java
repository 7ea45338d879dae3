package dev.repwatch.monitor.cli.maillog;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.repwatch.checks.maillog.AddressText;
import dev.repwatch.checks.maillog.file.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code postconf -P} says of master.cf: the address that transports of an ident are bound to. An ident has one only when all
 * services that log under it are bound to the same, and one with an address of each family has none.
 */
final class PostconfSources {

    private static final int MOST = 1 << 20;
    private static final Pattern PARAMETER =
            Pattern.compile("([^/\\s]{1,128}/[a-z]{1,16})/(syslog_name|smtp_bind_address6?)\\s*=\\s*(\\S{0,255})\\s*");

    private PostconfSources() {}

    /** @throws IOException when it cannot be read */
    static Map<String, String> of(Path file) throws IOException {
        try (InputStream in = Unpacked.open(file)) {
            return of(new String(in.readNBytes(MOST), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
    }

    static Map<String, String> of(List<String> lines) {
        Map<String, Map<String, String>> services = new HashMap<>();
        for (String line : lines) {
            Matcher parameter = PARAMETER.matcher(line);
            if (parameter.matches()) {
                services.computeIfAbsent(parameter.group(1), fresh -> new HashMap<>())
                        .put(parameter.group(2), parameter.group(3));
            }
        }
        Map<String, String> found = new TreeMap<>();
        Set<String> several = new HashSet<>();
        services.forEach((service, parameters) -> {
            String name = service.substring(0, service.indexOf('/'));
            Optional.ofNullable(parameters.get("syslog_name")).ifPresent(ident -> {
                String whole = expanded(ident, name);
                String address = address(parameters).orElse("");
                String before = found.putIfAbsent(whole, address);
                if (address.isEmpty() || (before != null && !before.equals(address))) {
                    several.add(whole);
                }
            });
        });
        found.keySet().removeAll(several);
        return found;
    }

    private static String expanded(String ident, String service) {
        return ident.replace("${service_name}", service).replace("$service_name", service);
    }

    private static Optional<String> address(Map<String, String> parameters) {
        Optional<String> four = bound(parameters, "smtp_bind_address");
        Optional<String> six = bound(parameters, "smtp_bind_address6");
        return four.isPresent() && six.isPresent() ? Optional.empty() : four.or(() -> six);
    }

    private static Optional<String> bound(Map<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).flatMap(AddressText::canonical);
    }
}
