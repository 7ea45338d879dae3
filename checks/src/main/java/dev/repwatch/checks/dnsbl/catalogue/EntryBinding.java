package dev.repwatch.checks.dnsbl.catalogue;

import dev.repwatch.checks.dnsbl.AskedName;
import dev.repwatch.checks.dnsbl.DnsblList.KeyNeed;
import dev.repwatch.checks.dnsbl.Removal;
import dev.repwatch.checks.dnsbl.ReturnCode.Polarity;
import dev.repwatch.checks.dnsbl.file.FileFormat;
import dev.repwatch.checks.reputation.Cause;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.Score;
import dev.repwatch.checks.reputation.Severity;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.checks.reputation.TargetKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.TomlBindOptions;

/** How the values of an entry are written. */
final class EntryBinding {

    /** What a list can say with an answer; the other causes are found out without one. */
    private static final List<Cause> REFUSALS = List.of(
            Cause.REFUSED,
            Cause.OPEN_RESOLVER,
            Cause.OVER_QUOTA,
            Cause.BAD_CREDENTIALS,
            Cause.NOT_REGISTERED,
            Cause.BAD_ANSWER);

    static final TomlBindOptions OPTIONS = TomlBindOptions.defaults()
            .withKeyNaming(TomlBindOptions.KeyNaming.SNAKE_CASE)
            .withConverter(SourceId.class, text(SourceId::new))
            .withConverter(TargetKind.class, EntryWords.of(TargetKind.class, TargetKind::label))
            .withConverter(AskedName.class, EntryWords.of(AskedName.class, AskedName::label))
            .withConverter(KeyNeed.class, EntryWords.of(KeyNeed.class, EntryWords::hyphenated))
            .withConverter(Polarity.class, EntryWords.of(Polarity.class, EntryWords::hyphenated))
            .withConverter(Severity.class, EntryWords.of(Severity.class, Severity::label))
            .withConverter(Scope.class, EntryWords.of(Scope.class, Scope::label))
            .withConverter(Score.Band.class, EntryWords.of(Score.Band.class, EntryWords::hyphenated))
            .withConverter(Cause.class, EntryWords.of(REFUSALS, Cause::label))
            .withConverter(Removal.Who.class, EntryWords.of(Removal.Who.class, EntryWords::hyphenated))
            .withConverter(Duration.class, text(EntryBinding::duration))
            .withConverter(FileFormat.class, text(EntryBinding::format))
            .withConverter(URI.class, text(EntryBinding::httpsPage));

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhdw])");

    private EntryBinding() {}

    private static <T> Function<Object, T> text(Function<String, T> reading) {
        return raw -> {
            if (raw instanceof String text) {
                return reading.apply(text);
            }
            throw new IllegalArgumentException("expected a string");
        };
    }

    private static FileFormat format(String text) {
        try {
            return FileFormat.of(text);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    unknown.getMessage() + EntryWords.didYouMean(text, FileFormat.all()), unknown);
        }
    }

    private static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected a duration such as \"30m\", \"12h\" or \"7d\"");
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofDays(7 * amount);
        };
    }

    /** People follow these links while somebody tries to harm their mail: only https. */
    private static URI httpsPage(String text) {
        try {
            URI page = new URI(text);
            if ("https".equals(page.getScheme()) && page.getHost() != null && page.getRawUserInfo() == null) {
                return page;
            }
        } catch (URISyntaxException notAUri) {
            // said below, in our words
        }
        throw new IllegalArgumentException("expected an https:// address");
    }
}
