package dev.repwatch.monitor.diagnosis;

import static dev.repwatch.checks.maillog.refusal.ReplyClass.DNSBL_LISTED;

import dev.repwatch.monitor.diagnosis.rules.Certainty;
import dev.repwatch.monitor.diagnosis.rules.Contradiction;
import dev.repwatch.monitor.diagnosis.rules.Owner;
import dev.repwatch.monitor.diagnosis.rules.Row;
import dev.repwatch.monitor.diagnosis.rules.Rows;
import dev.repwatch.monitor.diagnosis.situation.Attempt;
import dev.repwatch.monitor.diagnosis.situation.Listings;
import dev.repwatch.monitor.diagnosis.situation.Situation;
import java.util.List;

/**
 * The row that fits, with what the evidence takes from its certainty.
 *
 * @param owner that of the row, or unknown where the evidence contradicts itself twice
 */
record Judgement(Situation situation, Row row, Owner owner, Certainty certainty, List<Contradiction> contradictions) {

    private static final int TOO_MANY = 2;

    static Judgement of(Situation situation) {
        Row row = Rows.of(situation);
        List<Contradiction> found = Contradiction.in(situation);
        long lowering = found.stream().filter(Contradiction::lowers).count();
        if (lowering >= TOO_MANY) {
            return new Judgement(situation, row, Owner.UNKNOWN, Certainty.NONE, found);
        }
        Certainty certainty = capped(situation, row);
        return new Judgement(situation, row, row.owner(), lowering == 0 ? certainty : certainty.lower(), found);
    }

    boolean contradictory() {
        return owner == Owner.UNKNOWN && certainty == Certainty.NONE && row.owner() != Owner.UNKNOWN;
    }

    /** Given up; the row is that of the last attempt before. */
    boolean expired() {
        return situation.expired() && situation.judged().isPresent();
    }

    private static Certainty capped(Situation situation, Row row) {
        Certainty certainty = row.certainty();
        if (textLost(situation)) {
            certainty = certainty.lower();
        }
        boolean unproven = situation.failed(DNSBL_LISTED)
                && (betweenLooks(situation) || (situation.ip().isEmpty() && !ofDomain(situation)));
        return unproven ? Certainty.lesser(certainty, Certainty.LIKELY) : certainty;
    }

    /** The list that is named lists names, so that no address has to be known. */
    private static boolean ofDomain(Situation situation) {
        return situation
                .judged()
                .flatMap(Attempt::list)
                .flatMap(situation.listings()::named)
                .filter(Listings::ofDomain)
                .isPresent();
    }

    /** The last deferral of what expired is not known, only what somebody made of it. */
    private static boolean textLost(Situation situation) {
        return situation.judged().filter(Attempt::expired).isPresent()
                || (situation.expired()
                        && situation
                                .judged()
                                .filter(it -> it.line().reply().isEmpty())
                                .isPresent());
    }

    /** The listing that is named was first seen at the next look. */
    static boolean betweenLooks(Situation situation) {
        return situation
                .judged()
                .flatMap(Attempt::list)
                .flatMap(situation.listings()::named)
                .filter(it -> it.span().at().isAfter(situation.when()))
                .isPresent();
    }
}
