package dev.repwatch.monitor.warmup.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The limits of one address.
 *
 * @param source what the mail server calls it: an egress source, a VirtualMTA, a transport
 * @param limits messages a day by provider
 */
public record SourceLimits(String ip, String source, Map<String, Long> limits) {

    public SourceLimits {
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
    }

    SourceLimits nothing() {
        Map<String, Long> none = new LinkedHashMap<>();
        limits.keySet().forEach(provider -> none.put(provider, 0L));
        return new SourceLimits(ip, source, none);
    }

    long total() {
        return limits.values().stream().mapToLong(Long::longValue).sum();
    }
}
