package dev.repwatch.checks.maillog.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Literal text that every match of an expression must hold, one of several: looking for it is some hundred times cheaper than
 * running the expression. It understands the part of the syntax that the rules use, and gives up on the rest.
 */
final class Needles {

    private static final int SHORTEST = 3;

    private final String wording;
    private int at;

    private Needles(String wording) {
        this.wording = wording;
    }

    /** Lower case; empty when nothing is sure. */
    static List<String> of(String wording) {
        List<String> found = new Needles(wording).alternatives();
        return found.stream().allMatch(Needles::useful) ? found : List.of();
    }

    /** Two letters of English stand in every text; two of Chinese or Japanese are a word. */
    private static boolean useful(String needle) {
        return needle.length() >= SHORTEST || (needle.length() == 2 && needle.charAt(0) > 127);
    }

    /** Whether it is worth while to run the expression. */
    static boolean mayBeIn(String text, List<String> needles) {
        for (String needle : needles) {
            if (text.contains(needle)) {
                return true;
            }
        }
        return needles.isEmpty();
    }

    /** One needle of every branch; empty as soon as one branch has none. */
    private List<String> alternatives() {
        List<String> all = new ArrayList<>();
        boolean sure = true;
        do {
            List<String> branch = sequence();
            sure &= !branch.isEmpty();
            all.addAll(branch);
        } while (next('|'));
        return sure ? all : List.of();
    }

    private boolean next(char c) {
        if (at < wording.length() && wording.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    /** The best of what stands one behind the other. */
    private List<String> sequence() {
        List<String> best = List.of();
        StringBuilder run = new StringBuilder();
        while (at < wording.length() && wording.charAt(at) != '|' && wording.charAt(at) != ')') {
            if (wording.charAt(at) == '(') {
                best = better(better(best, run), group());
                run.setLength(0);
                continue;
            }
            int literal = literal();
            boolean optional = quantified();
            if (literal < 0 || optional) {
                best = better(best, run);
                run.setLength(0);
            } else {
                run.append((char) literal);
            }
        }
        return better(best, run);
    }

    private static List<String> better(List<String> best, StringBuilder run) {
        return run.length() == 0 ? best : better(best, List.of(run.toString().toLowerCase(Locale.ROOT)));
    }

    private static List<String> better(List<String> one, List<String> other) {
        return shortest(other) > shortest(one) ? other : one;
    }

    private static int shortest(List<String> needles) {
        return needles.stream().mapToInt(String::length).min().orElse(0);
    }

    private List<String> group() {
        at++;
        if (wording.startsWith("?:", at)) {
            at += 2;
        }
        List<String> inner = alternatives();
        next(')');
        return quantified() ? List.of() : inner;
    }

    /** The character that stands here and nothing else can; -1 for classes and anchors. */
    private int literal() {
        char c = wording.charAt(at++);
        if (c == '[') {
            at = wording.indexOf(']', at + 1) + 1;
            return -1;
        }
        if (c == '\\') {
            char escaped = wording.charAt(at++);
            return Character.isLetterOrDigit(escaped) ? -1 : escaped;
        }
        return ".^$".indexOf(c) >= 0 || Character.isSurrogate(c) ? -1 : c;
    }

    /** Passes over a quantifier; whether what it belongs to may be missing or come again. */
    private boolean quantified() {
        if (at >= wording.length()) {
            return false;
        }
        char c = wording.charAt(at);
        if (c == '{') {
            at = wording.indexOf('}', at) + 1;
            return true;
        }
        if (c == '?' || c == '*' || c == '+') {
            at++;
            return true;
        }
        return false;
    }
}
