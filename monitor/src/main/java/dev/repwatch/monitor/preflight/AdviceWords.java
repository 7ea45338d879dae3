package dev.repwatch.monitor.preflight;

import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import java.util.Optional;

/** Verdicts, reasons and advice in the language of the reader. */
public final class AdviceWords {

    private final Words words;

    private AdviceWords(Words words) {
        this.words = words;
    }

    public static AdviceWords in(Language language) {
        return new AdviceWords(Words.of(AdviceWords.class, language));
    }

    /** What to do. */
    public String text(String advice) {
        return words.say("advice." + advice);
    }

    /** The same of a code from outside; empty when there is no such advice. */
    public Optional<String> known(String advice) {
        return words.sayIfAny("advice." + advice);
    }

    /** What a row of the table means. */
    public String reason(String code) {
        return words.say("reason." + code);
    }

    public String verdict(Verdict verdict) {
        return words.say("verdict." + verdict.label());
    }

    /** A sentence to who handed an address out. */
    String letter(String name, Object... values) {
        return words.say("letter." + name, values);
    }

    /** A heading or other fixed text. */
    public String label(String name) {
        return words.say("label." + name);
    }
}
