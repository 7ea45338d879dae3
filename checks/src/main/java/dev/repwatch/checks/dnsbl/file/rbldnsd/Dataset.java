package dev.repwatch.checks.dnsbl.file.rbldnsd;

import dev.repwatch.checks.dnsbl.file.FileAnswer;
import dev.repwatch.checks.dnsbl.file.ListValue;
import dev.repwatch.checks.dnsbl.file.Values;
import java.util.ArrayList;
import java.util.List;

/** One dataset of a zone file: lines in, answers out. */
abstract class Dataset {

    final Values values = new Values();
    final TextTemplate texts;
    ListValue usual = ListValue.USUAL;

    Dataset(TextTemplate texts) {
        this.texts = texts;
    }

    /** Takes a line that is no comment and no special entry; false when it is no entry. */
    abstract boolean line(String line, MaxRange widest);

    /** What is said of the name. */
    abstract FileAnswer ask(ZoneQuestion question);

    /** False when it surely says nothing of this address. */
    boolean mayHold(int ip4) {
        return true;
    }

    /** To be called once, after the last line. */
    void seal() {}

    abstract long entries();

    long coveredIpv4() {
        return 0;
    }

    int widestIpv4() {
        return 33;
    }

    int widestIpv6() {
        return 129;
    }

    /** A default; one that is wrong leaves the one before it in force. */
    boolean usually(String line) {
        return ValueText.of(line, ListValue.USUAL)
                .map(value -> {
                    usual = value;
                    return true;
                })
                .orElse(false);
    }

    /** The number of the entry's value; -2 when what stands there is none. */
    int value(Cursor behind, boolean excluded) {
        if (excluded) {
            return Values.EXCLUDED;
        }
        behind.skipSpace();
        if (behind.startsComment()) {
            return values.number(usual);
        }
        return ValueText.of(behind.rest(), usual).map(values::number).orElse(NO_VALUE);
    }

    static final int NO_VALUE = -2;

    FileAnswer answer(List<Integer> numbers, String asked) {
        List<String> codes = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (int number : numbers) {
            ListValue value = values.get(number);
            codes.add(value.dotted());
            String text = texts.expand(value.text(), asked);
            if (!text.isEmpty()) {
                reasons.add(text);
            }
        }
        return FileAnswer.of(codes, reasons);
    }
}
