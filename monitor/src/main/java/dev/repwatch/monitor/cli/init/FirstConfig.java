package dev.repwatch.monitor.cli.init;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tomlj.Toml;

/** The text of a first configuration. */
final class FirstConfig {

    /** Where nothing was before. */
    static final String HEAD = """
            # Written by "repwatch init". All keys with their defaults are in the config.toml that comes with repwatch, and in
            # docs/configuration.md. Check changes with: repwatch validate
            """;

    private FirstConfig() {}

    /** Only arrays of tables, so that it may stand behind any other text. */
    static String of(Answers answers) {
        List<String> lines = new ArrayList<>();
        if (!answers.addresses().isEmpty()) {
            lines.addAll(List.of("", "[[targets]]", "addresses = " + list(answers.addresses())));
        }
        if (!answers.domains().isEmpty()) {
            lines.addAll(List.of("", "[[targets]]", "domains = " + list(answers.domains())));
        }
        if (answers.told() instanceof Answers.Told.ByMail mail) {
            lines.addAll(List.of(
                    "",
                    "[[channels]]",
                    "name = \"mail\"",
                    "type = \"email\"",
                    "to = " + list(List.of(mail.to())),
                    "relays = " + list(List.of(mail.relay()))));
        } else if (answers.told() instanceof Answers.Told.BySecretUrl hook) {
            lines.addAll(List.of(
                    "",
                    "[[channels]]",
                    "name = " + quoted(hook.type()),
                    "type = " + quoted(hook.type()),
                    hook.key() + " = { file = " + quoted(hook.file()) + " }"));
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String list(List<String> values) {
        return values.stream().map(FirstConfig::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return "\"" + Toml.tomlEscape(text) + "\"";
    }
}
