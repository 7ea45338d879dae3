package dev.repwatch.monitor.warmup.export;

/** Names that go into other programs' files: nothing that could end a string or begin another directive. */
final class Name {

    private Name() {}

    /** @throws IllegalArgumentException unless it is 1 to 80 of letters, digits, '.', ':', '_' and '-' */
    static String safe(String name) {
        if (!name.matches("[A-Za-z0-9._:-]{1,80}")) {
            throw new IllegalArgumentException(
                    "a name in an export is 1 to 80 of letters, digits, '.', ':', '_' and '-'");
        }
        return name;
    }
}
