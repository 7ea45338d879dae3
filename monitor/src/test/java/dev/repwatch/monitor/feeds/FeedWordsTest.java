package dev.repwatch.monitor.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.feeds.FeedType;
import dev.repwatch.checks.feeds.Feeds;
import dev.repwatch.checks.feeds.MeasureKind;
import dev.repwatch.checks.feeds.Unit;
import dev.repwatch.monitor.i18n.Language;
import dev.repwatch.monitor.i18n.Words;
import dev.repwatch.monitor.notify.wording.Wording;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every number that can ring has a name in both languages, and every step of a ladder too. */
class FeedWordsTest {

    /** As in {@code 0 green, 1 yellow, 2 red}. */
    private static final Pattern STEP = Pattern.compile("(?:^|, )(-?\\d+) [a-z]");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyNumberHasItsWords(Language language) {
        Set<String> keys = Words.of(Wording.class, language).keys();
        List<MeasureKind> ringing = Feeds.ALL.stream()
                .filter(it -> !it.type().equals("generic"))
                .map(FeedType::declaration)
                .flatMap(it -> it.measures().stream())
                .filter(it -> it.bands().isPresent())
                .toList();
        assertThat(ringing).hasSizeGreaterThan(20);
        for (MeasureKind kind : ringing) {
            assertThat(keys).contains("measure." + kind.name(), "scale." + kind.name());
            if (kind.unit() == Unit.LEVEL) {
                STEP.matcher(kind.scale())
                        .results()
                        .forEach(step -> assertThat(keys).contains("level." + kind.name() + "." + step.group(1)));
            }
        }
        assertThat(keys).contains("level.snds_colour.2", "level.dnswl_trust.-1");
    }
}
