package dev.repwatch.checks.posture.spf;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads texts with macros (RFC 7208 section 7.1). Takes any octets. */
final class MacroParser {

    private static final Pattern MACRO = Pattern.compile("%\\{([A-Za-z])([0-9]*)([rR]?)([.\\-+,/_=]*)\\}");
    /** The last label, with a letter in it or a hyphen inside, and a dot before it; or a macro. */
    private static final Pattern END = Pattern.compile(
            "(?s).*(\\.([A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*|[A-Za-z0-9]+-[A-Za-z0-9-]*[A-Za-z0-9])\\.?|%\\{[^}]*\\}|%[%_\\-])");

    private static final String LETTERS = "slodiphv";
    private static final String LETTERS_OF_EXPLANATION = LETTERS + "crt";
    private static final int MOST_PARTS = 128;

    private MacroParser() {}

    /** A {@code domain-spec}; empty when it is none. */
    static Optional<MacroString> domain(String text) {
        return END.matcher(text).matches() ? parse(text, LETTERS, false) : Optional.empty();
    }

    /** A {@code macro-string}, as unknown modifiers hold. */
    static Optional<MacroString> any(String text) {
        return parse(text, LETTERS, false);
    }

    /** An {@code explain-string}: blanks are allowed, and three more macros. */
    static Optional<MacroString> explanation(String text) {
        return parse(text, LETTERS_OF_EXPLANATION, true);
    }

    private static Optional<MacroString> parse(String text, String letters, boolean blanks) {
        List<MacroString.Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        Matcher macro = MACRO.matcher(text);
        int at = 0;
        while (at < text.length()) {
            char character = text.charAt(at);
            if (character == '%' && text.startsWith("{", at + 1)) {
                if (!macro.find(at) || macro.start() != at) {
                    return Optional.empty();
                }
                Optional<MacroString.Part> part = part(macro, letters);
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                flush(literal, parts);
                parts.add(part.get());
                at = macro.end();
            } else if (character == '%') {
                Optional<String> escaped = escaped(text, at + 1);
                if (escaped.isEmpty()) {
                    return Optional.empty();
                }
                literal.append(escaped.get());
                at += 2;
            } else if ((character > ' ' && character < 127) || (blanks && character == ' ')) {
                literal.append(character);
                at++;
            } else {
                return Optional.empty();
            }
        }
        flush(literal, parts);
        return Optional.of(new MacroString(text, parts));
    }

    private static Optional<String> escaped(String text, int at) {
        return switch (at < text.length() ? text.charAt(at) : ' ') {
            case '%' -> Optional.of("%");
            case '_' -> Optional.of(" ");
            case '-' -> Optional.of("%20");
            default -> Optional.empty();
        };
    }

    private static Optional<MacroString.Part> part(Matcher macro, String letters) {
        char letter = macro.group(1).charAt(0);
        char low = macro.group(1).toLowerCase(Locale.ROOT).charAt(0);
        String digits = macro.group(2);
        boolean zero = !digits.isEmpty() && digits.chars().allMatch(digit -> digit == '0');
        if (letters.indexOf(low) < 0 || zero) {
            return Optional.empty();
        }
        int keep = digits.isEmpty() ? 0 : digits.length() > 3 ? MOST_PARTS : Integer.parseInt(digits);
        String delimiters = macro.group(4).isEmpty() ? "." : macro.group(4);
        return Optional.of(
                new MacroString.Macro(low, letter != low, keep, !macro.group(3).isEmpty(), delimiters));
    }

    private static void flush(StringBuilder literal, List<MacroString.Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new MacroString.Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
