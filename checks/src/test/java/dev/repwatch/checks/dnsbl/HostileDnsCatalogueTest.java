package dev.repwatch.checks.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * The hostile DNS answers that must be met, D1 to D35, what each may come to, and that every one has a test: a row of
 * {@link HostileAnswersTest}, or a method whose name begins with its number.
 */
class HostileDnsCatalogueTest {

    private static final Pattern NUMBERED = Pattern.compile("d(\\d+)[A-Z].*");

    /** What each row of the table may be taken for. An answer that is honest in the end (TCP, a good case) is taken. */
    private static final Map<String, List<String>> ALLOWED = allowed();

    private static Map<String, List<String>> allowed() {
        Map<String, List<String>> allowed = new TreeMap<>();
        allowed.put("D1 time-out", List.of("timed_out"));
        allowed.put("D2 unreachable", List.of("server_failed"));
        allowed.put("D3 wrong id first", List.of("timed_out", "not_listed"));
        allowed.put("D4 another question", List.of("bad_answer"));
        allowed.put("D5 query echoed", List.of("bad_answer"));
        allowed.put("D6 another operation", List.of("bad_answer"));
        allowed.put("D7 response codes", List.of("server_failed", "refused"));
        allowed.put("D8 SERVFAIL with an answer", List.of("server_failed"));
        allowed.put("D9 NXDOMAIN with an answer", List.of("bad_answer"));
        allowed.put("D10 referral", List.of("server_failed"));
        allowed.put("D11 empty without SOA", List.of("bad_answer"));
        allowed.put("D12 SOA above the apex", List.of("list_dead"));
        allowed.put("D13 NODATA with the zone's SOA", List.of("not_listed"));
        allowed.put("D14 outside 127/8", List.of("bad_answer"));
        allowed.put("D15 127.0.0.1", List.of("bad_answer"));
        allowed.put("D16 refusals", List.of("bad_answer", "open_resolver", "over_quota", "bad_credentials", "refused"));
        // not a low listing but unknown: only a documented code is a listing
        allowed.put("D17 unmapped code", List.of("undocumented_code"));
        allowed.put("D18 listed and refused", List.of("open_resolver"));
        allowed.put("D19 many addresses", List.of("listed", "bad_answer"));
        allowed.put("D20 aliases", List.of("listed", "bad_answer"));
        allowed.put("D21 DNAME, another owner", List.of("bad_answer"));
        allowed.put("D22 truncated", List.of("server_failed", "timed_out", "bad_answer", "not_listed"));
        allowed.put("D23 malformed", List.of("bad_answer"));
        allowed.put("D24 octets after the end", List.of("bad_answer"));
        allowed.put("D25 odd TTLs", List.of("listed"));
        allowed.put("D26 only AAAA or TXT", List.of("bad_answer"));
        allowed.put("D27 options", List.of("not_listed", "server_failed", "refused", "bad_resolver", "stale_answer"));
        allowed.put("D28 another case", List.of("not_listed"));
        allowed.put("D29 resolver rewrites NXDOMAIN", List.of("bad_resolver"));
        allowed.put("D30 resolvers disagree", List.of("listed", "not_listed"));
        allowed.put("D31 costly signatures", List.of("not_listed"));
        allowed.put("D32 hostile text", List.of("listed"));
        allowed.put("D33 links in the text", List.of("listed"));
        allowed.put(
                "D34 servers vanish or move",
                List.of(
                        "list_dead",
                        "server_failed",
                        "timed_out",
                        "refused",
                        "bad_answer",
                        "test_point_missing",
                        "lists_everything"));
        allowed.put("D35 flood of forged replies", List.of("timed_out", "not_listed"));
        return allowed;
    }

    @Test
    void everyCaseIsThere() {
        assertThat(ALLOWED.keySet().stream().map(HostileDnsCatalogueTest::id))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 35)
                        .mapToObj(number -> "D" + number)
                        .toList());
    }

    @Test
    void everyCaseSaysWhatItMayComeTo() {
        assertThat(ALLOWED.values()).noneMatch(List::isEmpty);
        assertThat(HostileListsTest.lostServers().map(row -> (String) row.get()[2]))
                .isSubsetOf(of("D34"));
    }

    @Test
    void everyCaseHasATest() {
        List<String> tested = new ArrayList<>();
        HostileAnswersTest.cases().map(HostileAnswersTest.Case::id).forEach(tested::add);
        Stream.of(HostileAnswersTest.class, HostileListsTest.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                .map(Method::getName)
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .forEach(method -> tested.add("D" + method.group(1)));

        assertThat(tested)
                .containsAll(ALLOWED.keySet().stream()
                        .map(HostileDnsCatalogueTest::id)
                        .toList());
    }

    @Test
    void noRowExpectsWhatItsCaseForbids() {
        assertThat(HostileAnswersTest.cases().filter(row -> row.id().startsWith("D")))
                .allSatisfy(row -> assertThat(of(row.id())).as("%s", row).contains(row.expected()));
    }

    private static List<String> of(String id) {
        return ALLOWED.entrySet().stream()
                .filter(entry -> id(entry.getKey()).equals(id))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static String id(String title) {
        return title.substring(0, title.indexOf(' '));
    }
}
