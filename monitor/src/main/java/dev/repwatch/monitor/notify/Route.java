package dev.repwatch.monitor.notify;

import java.util.List;

/** {@code [[routes]]}: alerts that fit go to these channels. The first that fits decides. */
public record Route(Matcher match, List<String> to) {

    public Route {
        to = List.copyOf(to);
    }
}
