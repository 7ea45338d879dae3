package dev.repwatch.monitor.config.bind;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks secrets up where they are kept: {@code { file = "…" }}, {@code { env = "…" }} or {@code { credential = "…" }}
 * (systemd's {@code LoadCredential}, a file in {@code $CREDENTIALS_DIRECTORY}). A secret in the configuration itself is
 * refused: the file is copied, shown and put under version control.
 */
public final class SecretSource {

    private static final List<String> FORMS = List.of("file", "env", "credential");
    private static final int MAX_BYTES = 64 * 1024;

    /** What stands for a secret that nobody needs: it passes for a token as well as for an address, and reaches nobody. */
    private static final String UNREAD = "https://unread.invalid/";

    private final Map<String, String> environment;
    private final Predicate<KeyPath> needed;

    public SecretSource(Map<String, String> environment) {
        this(environment, where -> true);
    }

    /** @param needed whether the secret there is used; one that is not may be absent, or closed to this user */
    public SecretSource(Map<String, String> environment, Predicate<KeyPath> needed) {
        this.environment = Map.copyOf(environment);
        this.needed = needed;
    }

    <T> Conversion<T> as(Function<String, T> wrap) {
        return (node, keyPath, binding) -> {
            try {
                return Optional.of(wrap.apply(find(node)));
            } catch (IllegalArgumentException refusal) {
                if (!needed.test(keyPath)) {
                    return Optional.of(wrap.apply(UNREAD));
                }
                binding.problem(node.place(), keyPath.value() + ": " + refusal.getMessage());
                return Optional.empty();
            }
        };
    }

    private String find(Node node) {
        if (!(node instanceof Node.Table table)
                || table.entries().size() != 1
                || !(table.entries().values().iterator().next() instanceof Node.Scalar scalar)
                || !(scalar.value() instanceof String name)) {
            throw new IllegalArgumentException(
                    node instanceof Node.Scalar
                            ? "a secret does not stand here in the open; write { file = \"…\" }, { env = \"…\" } or {"
                                    + " credential = \"…\" }"
                            : "expected { file = \"…\" }, { env = \"…\" } or { credential = \"…\" }");
        }
        String form = table.entries().keySet().iterator().next();
        return switch (form) {
            case "file" -> file(Scalars.beside(node.place(), Path.of(name)));
            case "env" -> environment(name);
            case "credential" -> file(credentials().resolve(name));
            default ->
                throw new IllegalArgumentException("unknown way \"" + form
                        + "\" to a secret; expected file, env or credential" + DidYouMean.hint(form, FORMS));
        };
    }

    private Path credentials() {
        return Path.of(Optional.ofNullable(environment.get("CREDENTIALS_DIRECTORY"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "$CREDENTIALS_DIRECTORY is not set: systemd sets it for units with LoadCredential=")));
    }

    private String environment(String name) {
        return nonBlank(
                Optional.ofNullable(environment.get(name))
                        .orElseThrow(
                                () -> new IllegalArgumentException("the environment variable " + name + " is not set")),
                "the environment variable " + name);
    }

    private static String file(Path path) {
        try {
            return nonBlank(BoundedFile.text(path, MAX_BYTES), "the file " + path);
        } catch (IOException e) {
            throw new IllegalArgumentException("the secret cannot be read: " + e.getMessage(), e);
        }
    }

    private static String nonBlank(String secret, String what) {
        String trimmed = secret.strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        return trimmed;
    }
}
