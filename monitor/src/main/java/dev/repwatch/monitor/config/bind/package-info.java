/**
 * Turns TOML into records and says everything that is wrong with it, each with file, line and column.
 *
 * <p><b>How a settings record is written</b> (in any module; it needs nothing from here):
 *
 * <ul>
 *   <li>A component {@code botToken} is the key {@code bot_token}.
 *   <li>Types: {@code String, int, long, double, boolean}, {@code Duration} ({@code "30m"}, {@code "1d"}, {@code "1h30m"}),
 *       {@code URI}, {@code Path} (relative to the file it stands in), {@code ZoneId}, {@code LocalTime}, {@code LocalDate}, {@code Instant}, enums
 *       (lower case, {@code -} for {@code _}), both {@code Secret}s ({@code { file | env | credential = "…" }}), any type
 *       with a {@code public static T parse(String)}, nested records, and {@code List}, {@code Set}, {@code Map<String, …>} and
 *       {@code Optional} of these.
 *   <li>Defaults: the record may have a {@code public static R defaults()} or a constant {@code DEFAULT}; an absent key takes the value of that instance.
 *       Without it {@code Optional} is empty, {@code List}, {@code Set} and {@code Map} are empty, {@code boolean} is false, a nested record is what an
 *       empty table would give, and everything else is required.
 *   <li>Checks: the compact constructor throws an {@link IllegalArgumentException} whose message is {@code "key: what is
 *       wrong"}; it is reported at that key. A {@code parse} method throws one that says what is wrong with the text.
 * </ul>
 */
@NullMarked
package dev.repwatch.monitor.config.bind;

import org.jspecify.annotations.NullMarked;
