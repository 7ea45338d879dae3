package dev.repwatch.checks.dnsbl.file.rbldnsd;

import java.nio.charset.StandardCharsets;

/** The variables of a dataset, {@code $0} to {@code $9} and the base {@code $=}; the first assignment of each counts. */
final class TextTemplate {

    private static final int BASE = 10;
    private static final int LONGEST = 254;

    private final String[] variables = new String[BASE + 1];

    TextTemplate() {
        java.util.Arrays.fill(variables, "");
    }

    /** The variables as they are now, to be added to apart. */
    TextTemplate copy() {
        TextTemplate copy = new TextTemplate();
        System.arraycopy(variables, 0, copy.variables, 0, variables.length);
        return copy;
    }

    /** Takes {@code 1 text} or {@code = text}; false when it is neither. */
    boolean assign(String special) {
        if (special.length() < 3 || !Cursor.isSpace(special.charAt(1))) {
            return false;
        }
        char name = special.charAt(0);
        if (name != '=' && (name < '0' || name > '9')) {
            return false;
        }
        int variable = name == '=' ? BASE : name - '0';
        if (variables[variable].isEmpty()) {
            variables[variable] = special.substring(2).stripLeading();
        }
        return true;
    }

    /** The text for what was asked; empty when there is none. */
    String expand(String text, String asked) {
        if (text.startsWith("=")) {
            return expand(text.substring(1), text.substring(1), asked);
        }
        if (variables[BASE].isEmpty()) {
            return expand(text, text, asked);
        }
        return expand(variables[BASE], text.isEmpty() ? asked : text, asked);
    }

    private String expand(String template, String own, String asked) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < template.length() && out.length() < LONGEST; i++) {
            char character = template.charAt(i);
            if (character != '$') {
                out.append(character);
                continue;
            }
            char name = i + 1 < template.length() ? template.charAt(i + 1) : 0;
            if (name == '$') {
                out.append('$');
                i++;
            } else if (name >= '0' && name <= '9') {
                String value = variables[name - '0'];
                out.append(value.isEmpty() ? "$" + name : value);
                i++;
            } else if (name == '=') {
                out.append(own);
                i++;
            } else {
                out.append(asked);
            }
        }
        out.setLength(Math.min(out.length(), LONGEST));
        return new String(out.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
