package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What the style sheets of a page say of an element, as far as its tag, class or id alone decide: a newsletter is no web site. What stands
 * behind conditions (media queries) says nothing.
 */
final class StyleSheets {

    private static final Pattern RULE = Pattern.compile("([^{}@;]+)\\{([^{}]*)\\}");
    private static final Pattern CONDITION = Pattern.compile("@[^{};]*(?:;|\\{(?:[^{}]*\\{[^{}]*\\})*[^{}]*\\})");
    private static final Pattern SIMPLE = Pattern.compile("([A-Za-z][A-Za-z0-9]*|\\*)?([.#])?([A-Za-z_-][\\w-]*)?");
    private static final int LONGEST_SHEET = 100_000;
    private static final int MOST_RULES = 1_000;

    /** @param tag lower case; empty where any */
    private record Style(String tag, String declarations) {}

    private final Map<String, List<Style>> byMark = new HashMap<>();
    private int rules;

    private StyleSheets() {}

    static StyleSheets of(Document page) {
        StyleSheets sheets = new StyleSheets();
        for (Element sheet : page.select("style")) {
            String text = sheet.data();
            if (text.length() <= LONGEST_SHEET) {
                sheets.read(CONDITION
                        .matcher(text.replaceAll("(?s)/\\*.*?\\*/|<!--|-->", " "))
                        .replaceAll(" "));
            }
        }
        return sheets;
    }

    private void read(String text) {
        Matcher rule = RULE.matcher(text);
        while (rule.find() && rules < MOST_RULES) {
            for (String selector : rule.group(1).split(",", -1)) {
                add(selector.strip(), rule.group(2).strip());
            }
        }
    }

    private void add(String selector, String declarations) {
        Matcher simple = SIMPLE.matcher(selector);
        if (selector.isEmpty() || !simple.matches()) {
            return;
        }
        rules++;
        String tag = simple.group(1) == null || simple.group(1).equals("*")
                ? ""
                : simple.group(1).toLowerCase(Locale.ROOT);
        boolean marked = simple.group(2) != null && simple.group(3) != null;
        String mark = marked ? simple.group(2) + simple.group(3) : tag;
        byMark.computeIfAbsent(mark, it -> new ArrayList<>()).add(new Style(tag, declarations));
    }

    /** All that applies to an element, what stands at it itself last, as it wins. */
    String of(Element element) {
        String own = element.attr("style");
        if (byMark.isEmpty()) {
            return own;
        }
        StringBuilder all = new StringBuilder();
        collect("", element, all);
        collect(element.normalName(), element, all);
        element.classNames().forEach(name -> collect("." + name, element, all));
        collect("#" + element.id(), element, all);
        return all.isEmpty() ? own : all.append(own).toString();
    }

    private void collect(String mark, Element element, StringBuilder all) {
        byMark.getOrDefault(mark, List.of()).stream()
                .filter(it -> it.tag().isEmpty() || it.tag().equals(element.normalName()))
                .forEach(it -> all.append(it.declarations()).append(';'));
    }
}
