package dev.repwatch.monitor.diagnosis.reply;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads replies by the rules of {@code replies.tsv} and {@code lists.tsv}, in their order. Rules of a provider count where the
 * provider is known or the text gives it away; where it is not known they are tried last, since their words seldom mislead.
 */
public final class ReplyRules implements ReplyReader {

    private static final int MOST_CHARACTERS = 4096;
    private static final Pattern UNKNOWN_ZONE =
            Pattern.compile("(?i)(?:blocked using|listed (?:at|on|in|by)|in an? (?:rbl|black list)(?: at)?:?)"
                    + " +(?:https?://)?([a-z0-9-]+(?:\\.[a-z0-9-]+)+)");
    private static final List<Gate> GIVEN_AWAY = List.of(
            new Gate("gmail", Pattern.compile("gsmtp|support\\.google\\.com|\\.google\\.com")),
            new Gate("yahoo_japan", Pattern.compile("yahoo\\.co\\.jp|yahoo-help\\.jp")),
            new Gate("yahoo", Pattern.compile("yahoodns|yahoo\\.com|yahooinc")),
            new Gate("icloud", Pattern.compile("icloud\\.com|support\\.apple\\.com|\\[(?:cs|hm)\\w?\\d\\d?\\]")),
            new Gate("docomo", Pattern.compile("docomo\\.ne\\.jp")),
            new Gate("au", Pattern.compile("ezweb\\.ne\\.jp|@au\\.com|\\.au\\.com|^\\d\\d\\d : user unknown")),
            new Gate("softbank", Pattern.compile("softbank\\.(?:ne\\.)?jp")),
            new Gate("outlook", Pattern.compile("olc\\.protection\\.outlook\\.com|\\(s\\d{3,5}\\)|s31[45]0")),
            new Gate(
                    "microsoft365",
                    Pattern.compile("protection\\.outlook\\.com|\\.mx\\.microsoft|sender\\.office\\.com")),
            new Gate("gmx", Pattern.compile("gmx\\.(?:net|com|de)")));

    private final List<Rule> rules;
    private final List<Named> lists;

    private ReplyRules(List<Rule> rules, List<Named> lists) {
        this.rules = rules;
        this.lists = lists;
    }

    /** The rules that come with repwatch. */
    public static ReplyRules shipped() {
        return new ReplyRules(
                lines("replies.tsv").map(Rule::of).toList(),
                lines("lists.tsv").map(Named::of).toList());
    }

    @Override
    public ReplyReading read(String text, Optional<String> provider) {
        String bounded = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        String joined = joined(bounded);
        String small = joined.toLowerCase(Locale.ROOT);
        Optional<String> who = provider.or(() -> givenAway(small));
        ReplyClass meaning = meaning(small, who, ReplyMarks.code(joined));
        return new ReplyReading(
                meaning,
                ReplyMarks.code(joined),
                list(joined),
                who,
                ReplyMarks.namedIp(joined),
                ReplyMarks.stage(joined),
                ReplyMarks.failedAuthentication(joined));
    }

    /** A reply of several lines as one: {@code 550-5.7.1 a}, {@code 550 5.7.1 b} become {@code 550 5.7.1 a b}. */
    private static String joined(String text) {
        String flat = text.replaceAll("\\s+", " ").strip();
        return flat.replaceAll("(?<=\\s)([245]\\d\\d)[- ](?:[245]\\.\\d{1,3}\\.\\d{1,3} )?(?=.)", "")
                .replaceFirst("^([245]\\d\\d)-", "$1 ");
    }

    private ReplyClass meaning(String small, Optional<String> provider, int code) {
        if (code >= 200 && code < 300) {
            return ReplyClass.ACCEPTED;
        }
        return Stream.concat(
                        rules.stream().filter(it -> it.fitsProvider(provider)),
                        rules.stream()
                                .filter(it ->
                                        provider.isEmpty() && it.provider().isPresent()))
                .filter(it -> it.pattern().matcher(small).find())
                .map(Rule::meaning)
                .findFirst()
                .orElseGet(() -> EnhancedCode.meaning(small));
    }

    private Optional<String> list(String text) {
        return lists.stream()
                .filter(it -> it.pattern().matcher(text).find())
                .map(Named::list)
                .findFirst()
                .or(() -> unknownZone(text));
    }

    private static Optional<String> unknownZone(String text) {
        Matcher found = UNKNOWN_ZONE.matcher(text);
        return found.find() ? Optional.of("?" + found.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static Optional<String> givenAway(String small) {
        return GIVEN_AWAY.stream()
                .filter(it -> it.words().matcher(small).find())
                .map(Gate::provider)
                .findFirst();
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = ReplyRules.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(it -> !it.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private record Gate(String provider, Pattern words) {}

    /** @param provider several are divided by a bar; empty: any */
    private record Rule(Optional<String> provider, ReplyClass meaning, Pattern pattern) {

        static Rule of(String line) {
            List<String> cells = List.of(line.split("\t", 3));
            return new Rule(
                    Optional.of(cells.get(0)).filter(it -> !it.equals("-")),
                    ReplyClass.named(cells.get(1)).orElseThrow(() -> new IllegalStateException(line)),
                    Pattern.compile(cells.get(2), Pattern.CASE_INSENSITIVE));
        }

        boolean fitsProvider(Optional<String> who) {
            return provider.map(
                            it -> who.filter(List.of(it.split("\\|"))::contains).isPresent())
                    .orElse(true);
        }
    }

    private record Named(String list, Pattern pattern) {

        static Named of(String line) {
            List<String> cells = List.of(line.split("\t", 2));
            return new Named(cells.get(0), Pattern.compile(cells.get(1), Pattern.CASE_INSENSITIVE));
        }
    }
}
