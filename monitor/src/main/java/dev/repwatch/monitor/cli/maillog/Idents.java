package dev.repwatch.monitor.cli.maillog;

import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.maillog.Attempt;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The idents of a log, so that one that was mistyped is told. */
final class Idents {

    private static final int MOST = 1000;
    private static final int SHOWN = 5;

    private final Set<String> met = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();
    private String last = "";

    void add(Attempt attempt) {
        String ident = attempt.egress().ident();
        if (ident.equals(last) || attempt.own() || met.size() >= MOST) {
            return;
        }
        last = ident;
        met.add(ident);
        if (attempt.egress().ip().isEmpty() && !ident.isEmpty()) {
            unknown.add(ident);
        }
    }

    /** Empty when each that was named is there, or when no address is missing. */
    Optional<String> sentence(Collection<String> named) {
        Set<String> absent = new TreeSet<>(named);
        absent.removeAll(met);
        if (absent.isEmpty() || unknown.isEmpty() || met.size() >= MOST) {
            return Optional.empty();
        }
        return Optional.of("--source: no attempt is of " + list(absent) + "; without an address are " + list(unknown));
    }

    private static String list(Set<String> idents) {
        String some = String.join(", ", idents.stream().limit(SHOWN).toList());
        return Clean.line(some + (idents.size() > SHOWN ? ", …" : ""), Clean.TEXT);
    }
}
