package dev.repwatch.monitor.web;

import dev.repwatch.monitor.config.section.HostPort;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names under which this server may be addressed. A page of somebody else's can make a browser resolve its own name to
 * our address (DNS rebinding), but the {@code Host} header then says that name. An address in it is harmless.
 */
final class HostNames {

    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\s/]+)(?::\\d{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9a-f:.]+]|\\d{1,3}(?:\\.\\d{1,3}){3}");

    private final Set<String> names = new HashSet<>();

    HostNames(HostPort listen, List<String> more) {
        names.add("localhost");
        names.add(listen.host().toLowerCase(Locale.ROOT));
        more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    boolean allow(String header) {
        Matcher host = HOST.matcher(header.toLowerCase(Locale.ROOT));
        return host.matches() && (ADDRESS.matcher(host.group(1)).matches() || names.contains(host.group(1)));
    }
}
