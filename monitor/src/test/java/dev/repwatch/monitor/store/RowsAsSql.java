package dev.repwatch.monitor.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the rows of a database as statements that H2 and PostgreSQL both understand, for {@link UpgradeContract}. Not a test:
 * CONTRIBUTING.md, "When the schema changes", says when it is run. Arguments: the H2 file without its endings, the tables.
 */
public final class RowsAsSql {

    private RowsAsSql() {}

    public static void main(String[] arguments) {
        List<String> tables = List.of(arguments).subList(1, arguments.length);
        try (Database database = Database.open(new StorageLocation.H2File(Path.of(arguments[0])))) {
            tables.forEach(table -> {
                rows(database, table).forEach(row -> System.out.println(insert(table, row)));
                if (countsItself(database, table)) {
                    System.out.println("ALTER TABLE " + table + " ALTER COLUMN id RESTART WITH 1000;");
                }
            });
        }
    }

    private static List<Map<String, Object>> rows(Database database, String table) {
        return database.read(
                t -> t.handle().select("SELECT * FROM " + table).mapToMap().list());
    }

    private static boolean countsItself(Database database, String table) {
        return database.read(t -> t.handle()
                .createQuery("SELECT COUNT(*) FROM information_schema.columns WHERE LOWER(table_name) = :table"
                        + " AND is_identity = 'YES'")
                .bind("table", table)
                .mapTo(Integer.class)
                .one()
                .equals(1));
    }

    private static String insert(String table, Map<String, Object> row) {
        return "INSERT INTO " + table + " (" + String.join(", ", row.keySet()) + ") VALUES ("
                + row.values().stream().map(RowsAsSql::literal).collect(Collectors.joining(", ")) + ");";
    }

    private static String literal(Object value) {
        return value instanceof String text ? "'" + text.replace("'", "''") + "'" : String.valueOf(value);
    }
}
