package dev.repwatch.monitor.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.posture.requirement.Requirement;
import dev.repwatch.checks.posture.requirement.Requirements;
import java.util.List;
import org.junit.jupiter.api.Test;

class JapaneseDemandsTest {

    @Test
    void everyDemandThatIsShippedHasWordsAndNoneIsLeftOver() {
        List<Requirement> shipped = Requirements.shipped();

        assertThat(shipped)
                .allSatisfy(it -> assertThat(JapaneseDemands.of(it))
                        .as("%s %s", it.receiver(), it.id())
                        .get()
                        .asString()
                        .containsPattern("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]|^SPF と DKIM$|^SPF、"));
        assertThat(JapaneseDemands.known()).isEqualTo(shipped.size());
    }
}
