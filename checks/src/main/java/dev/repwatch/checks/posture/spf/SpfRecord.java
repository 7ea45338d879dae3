package dev.repwatch.checks.posture.spf;

import java.util.List;
import java.util.Optional;

/**
 * A record that can be read.
 *
 * @param directives in order
 * @param redirect whose record is evaluated when nothing matches
 * @param explanation where the text for who is refused stands
 */
public record SpfRecord(List<Directive> directives, Optional<MacroString> redirect, Optional<MacroString> explanation) {

    public SpfRecord {
        directives = List.copyOf(directives);
    }

    /** Everything up to and with the first {@code all}: what follows it is dead. */
    public List<Directive> alive() {
        int end = 0;
        while (end < directives.size() && !(directives.get(end).mechanism() instanceof Mechanism.All)) {
            end++;
        }
        return directives.subList(0, Math.min(directives.size(), end + 1));
    }

    /** The directive that always matches; empty when there is none. */
    public Optional<Directive> all() {
        return directives.stream()
                .filter(directive -> directive.mechanism() instanceof Mechanism.All)
                .findFirst();
    }
}
