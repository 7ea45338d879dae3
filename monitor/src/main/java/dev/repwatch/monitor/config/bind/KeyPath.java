package dev.repwatch.monitor.config.bind;

import java.util.Optional;

/** How people call the spot that is being read: {@code listen in [web]}, {@code addresses in [[targets]]}. */
public final class KeyPath {

    private final Optional<KeyPath> parent;
    private final String name;
    private final boolean list;

    private KeyPath(Optional<KeyPath> parent, String name, boolean list) {
        this.parent = parent;
        this.name = name;
        this.list = list;
    }

    /** Above the first table. */
    public static KeyPath top() {
        return new KeyPath(Optional.empty(), "", false);
    }

    public KeyPath key(String key) {
        return new KeyPath(Optional.of(this), key, false);
    }

    /** One item of the list that stands here. */
    public KeyPath item() {
        return new KeyPath(parent, name, true);
    }

    /** The last key on the way here. */
    public String name() {
        return name;
    }

    public boolean isTop() {
        return parent.isEmpty();
    }

    /** {@code in [web]} or {@code at the top level}. */
    String within() {
        return isTop() ? "at the top level" : "in " + table();
    }

    /** As a table: {@code [web]}, {@code [[targets]]}, {@code [web.tls]}. */
    public String table() {
        if (isTop()) {
            return "the top level";
        }
        return list ? "[[" + path() + "]]" : "[" + path() + "]";
    }

    /** As a value: {@code listen in [web]}. */
    public String value() {
        return parent.filter(above -> !above.isTop())
                .map(above -> name + " in " + above.table())
                .orElse(name);
    }

    private String path() {
        return parent.filter(above -> !above.isTop())
                .map(above -> above.path() + "." + name)
                .orElse(name);
    }
}
