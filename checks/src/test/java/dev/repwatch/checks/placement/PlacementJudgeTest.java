package dev.repwatch.checks.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlacementJudgeTest {

    private static final Instant SENT = Instant.parse("2026-11-29T10:00:00Z");
    private final PlacementJudge judge = new PlacementJudge(PlacementTimes.USUAL);

    @Test
    void whereItIsSeenIsWhereItIs() {
        assertThat(after(2, Handover.PROVIDER, looked(inbox()))).isEqualTo(Placement.INBOX);
        assertThat(after(2, Handover.PROVIDER, looked(spam("Junk")))).isEqualTo(Placement.SPAM);
        assertThat(after(2, Handover.OWN_SERVER, looked(spam("迷惑メール_ドコモ用")))).isEqualTo(Placement.SPAM);
    }

    /** Gmail shows labels as folders. */
    @Test
    void ofTwoFoldersSpamWins() {
        assertThat(after(2, Handover.PROVIDER, looked(inbox(), spam("[Gmail]/Spam"))))
                .isEqualTo(Placement.SPAM);
    }

    @Test
    void aTabIsNoSpamAndThePrimaryOneIsTheInbox() {
        SeenCopy promotions = new SeenCopy("INBOX", FolderRole.INBOX, Optional.of("promotions"), Optional.empty());
        SeenCopy primary = new SeenCopy("INBOX", FolderRole.INBOX, Optional.of("primary"), Optional.empty());
        assertThat(after(2, Handover.PROVIDER, looked(promotions))).isEqualTo(Placement.TAB);
        assertThat(after(2, Handover.PROVIDER, looked(primary))).isEqualTo(Placement.INBOX);
        // an account without tabs matches none of them: the inbox stays the inbox
        assertThat(after(2, Handover.PROVIDER, looked(inbox()))).isEqualTo(Placement.INBOX);
    }

    @Test
    void whatARuleOfTheUserMovedSaysNothing() {
        SeenCopy moved = new SeenCopy("Archive", FolderRole.OTHER, Optional.empty(), Optional.empty());
        assertThat(judged(5, Handover.PROVIDER, looked(moved)).placement()).isEqualTo(Placement.UNKNOWN);
        assertThat(judged(5, Handover.PROVIDER, looked(moved)).reason()).isEqualTo("moved");
    }

    @Test
    void theNewestSightCountsAndOneThatWasDeletedLaterIsNotMissing() {
        SeedTrial moved = trial(Handover.PROVIDER, looked(inbox()), looked(spam("Junk")));
        assertThat(judge.judge(moved, SENT.plus(Duration.ofMinutes(40))).placement())
                .isEqualTo(Placement.SPAM);
        SeedTrial deleted = trial(Handover.PROVIDER, looked(inbox()), looked());
        assertThat(judge.judge(deleted, SENT.plus(Duration.ofHours(30))).placement())
                .isEqualTo(Placement.INBOX);
    }

    @Test
    void absenceIsMissingOnlyWhenTheProviderTookItAndTheSeedIsFit() {
        assertThat(after(70, Handover.PROVIDER, looked())).isEqualTo(Placement.MISSING);
        assertThat(after(70, Handover.OWN_SERVER, looked())).isEqualTo(Placement.UNKNOWN);
        assertThat(judged(70, Handover.OWN_SERVER, looked()).reason()).isEqualTo("not_traced");
        assertThat(judged(70, Handover.PROVIDER, new SeedLook.Looked(SENT, List.of(), true, false))
                        .reason())
                .isEqualTo("unproven");
        assertThat(judged(70, Handover.PROVIDER, new SeedLook.Looked(SENT, List.of(), false, true))
                        .reason())
                .isEqualTo("no_spam_folder");
        assertThat(judged(70, Handover.PROVIDER, new SeedLook.Unreadable(SENT, "bad_credentials", ""))
                        .reason())
                .isEqualTo("bad_credentials");
    }

    @Test
    void missingIsProvisionalForADay() {
        assertThat(judged(70, Handover.PROVIDER, looked()).last()).isFalse();
        assertThat(judged(24 * 60, Handover.PROVIDER, looked()).last()).isTrue();
    }

    @Test
    void earlyIsUnknownThenLate() {
        assertThat(after(5, Handover.PROVIDER, looked())).isEqualTo(Placement.UNKNOWN);
        assertThat(after(20, Handover.PROVIDER, looked())).isEqualTo(Placement.DELAYED);
        assertThat(after(300, Handover.DEFERRED, looked())).isEqualTo(Placement.DELAYED);
    }

    @Test
    void aLateFindCorrects() {
        SeedTrial late = trial(Handover.PROVIDER, looked(), looked(inbox()));
        PlacementJudge.Judged judged = judge.judge(late, SENT.plus(Duration.ofHours(4)));
        assertThat(judged.placement()).isEqualTo(Placement.INBOX);
        assertThat(judged.took()).contains(Duration.ofMinutes(3));
    }

    @Test
    void serversSayRefusedAndProvidersSayBlocked() {
        assertThat(after(1, Handover.REFUSED)).isEqualTo(Placement.REFUSED);
        SeedTrial blocked = new SeedTrial(
                "au-1", "au", SENT, Handover.PROVIDER, List.of(looked()), Optional.of("おまかせ規制"), Optional.empty());
        PlacementJudge.Judged judged = judge.judge(blocked, SENT.plus(Duration.ofHours(20)));
        assertThat(judged.placement()).isEqualTo(Placement.BLOCKED);
        assertThat(judged.detail()).isEqualTo("おまかせ規制");
    }

    @Test
    void aPersonIsTheWitnessOfAPhone() {
        SeedTrial phone = new SeedTrial(
                "softbank-phone",
                "softbank-smail",
                SENT,
                Handover.PROVIDER,
                List.of(),
                Optional.empty(),
                Optional.of(Placement.SPAM));
        assertThat(judge.judge(phone, SENT).placement()).isEqualTo(Placement.SPAM);
    }

    private Placement after(int minutes, Handover handover, SeedLook... looks) {
        return judged(minutes, handover, looks).placement();
    }

    private PlacementJudge.Judged judged(int minutes, Handover handover, SeedLook... looks) {
        return judge.judge(trial(handover, looks), SENT.plus(Duration.ofMinutes(minutes)));
    }

    private static SeedTrial trial(Handover handover, SeedLook... looks) {
        return new SeedTrial("gmail-1", "gmail", SENT, handover, List.of(looks), Optional.empty(), Optional.empty());
    }

    private static SeedLook looked(SeenCopy... copies) {
        return new SeedLook.Looked(SENT, List.of(copies), true, true);
    }

    private static SeenCopy inbox() {
        return new SeenCopy("INBOX", FolderRole.INBOX, Optional.empty(), Optional.of(SENT.plus(Duration.ofMinutes(3))));
    }

    private static SeenCopy spam(String folder) {
        return new SeenCopy(folder, FolderRole.SPAM, Optional.empty(), Optional.of(SENT));
    }
}
