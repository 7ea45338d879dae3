package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.dnsbl.file.ListFile;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is good to know about a list besides how to ask it.
 *
 * @param note who uses the list and why it matters, in a sentence; empty when nobody said
 * @param language the language the operator is written to in, as a BCP 47 tag
 * @param aliases other zones with the same data, or other zones of the same dead list; {@code *.} in front stands for
 *     every zone below
 * @param errorTexts what an error answer means, for people, by address text
 * @param removals removal where it differs from the list's, by code name or code category
 * @param asks under which name a list of domains is asked
 * @param score how values are coded, for lists that answer with one
 * @param file the list as its operator hands it out
 */
public record ListDetails(
        Optional<String> note,
        String language,
        Set<String> aliases,
        Map<String, String> errorTexts,
        Map<String, Removal> removals,
        AskedName asks,
        Optional<ScoreScale> score,
        Optional<ListFile> file) {

    public static final ListDetails NONE = new ListDetails(
            Optional.empty(), "en", Set.of(), Map.of(), Map.of(), AskedName.BOTH, Optional.empty(), Optional.empty());

    /** Of a list that nobody hands out. */
    public ListDetails(
            Optional<String> note,
            String language,
            Set<String> aliases,
            Map<String, String> errorTexts,
            Map<String, Removal> removals,
            AskedName asks,
            Optional<ScoreScale> score) {
        this(note, language, aliases, errorTexts, removals, asks, score, Optional.empty());
    }

    public ListDetails {
        aliases = Set.copyOf(aliases);
        errorTexts = Map.copyOf(errorTexts);
        removals = Map.copyOf(removals);
    }
}
