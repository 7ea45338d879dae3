package dev.repwatch.checks.feeds.mailbox;

import java.util.ArrayList;
import java.util.List;

/**
 * Structured header fields taken apart: comments, which may be nested, are left out; quoted strings are one token (RFC 5322
 * section 3.2). What is opened and never closed ends with the field.
 */
public final class HeaderTokens {

    private final String text;
    private final StringBuilder token = new StringBuilder();
    private final List<String> tokens = new ArrayList<>();
    private final List<List<String>> statements = new ArrayList<>();
    private int at;

    private HeaderTokens(String text) {
        this.text = text;
    }

    /** The words and equals signs of each part between semicolons. */
    static List<List<String>> statements(String field) {
        return new HeaderTokens(field).statements();
    }

    /** The field without its comments; quoted strings stay as they are. */
    public static String withoutComments(String field) {
        HeaderTokens it = new HeaderTokens(field);
        StringBuilder plain = new StringBuilder();
        while (it.at < field.length()) {
            char sign = field.charAt(it.at);
            if (sign == '(') {
                it.comment();
                plain.append(' ');
            } else {
                plain.append(sign);
                it.at++;
            }
        }
        return plain.toString().strip();
    }

    private List<List<String>> statements() {
        while (at < text.length()) {
            step(text.charAt(at));
        }
        endStatement();
        return statements;
    }

    private void step(char sign) {
        if (sign == '(') {
            endToken();
            comment();
            return;
        }
        if (sign == '"') {
            quoted();
            return;
        }
        if (sign == ';') {
            endStatement();
        } else if (sign == '=' && !inValue()) {
            endToken();
            tokens.add("=");
        } else if (Character.isWhitespace(sign)) {
            endToken();
        } else {
            token.append(sign);
        }
        at++;
    }

    /** What follows an equals sign may hold more of them, as base64 does. */
    private boolean inValue() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).equals("=");
    }

    private void comment() {
        int depth = 0;
        for (; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (sign == '\\') {
                at++;
            } else if (sign == '(') {
                depth++;
            } else if (sign == ')') {
                depth--;
                if (depth == 0) {
                    at++;
                    return;
                }
            }
        }
    }

    private void quoted() {
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            token.append(text.charAt(at));
        }
        at++;
    }

    private void endToken() {
        if (!token.isEmpty()) {
            tokens.add(token.toString());
            token.setLength(0);
        }
    }

    private void endStatement() {
        endToken();
        statements.add(List.copyOf(tokens));
        tokens.clear();
    }
}
