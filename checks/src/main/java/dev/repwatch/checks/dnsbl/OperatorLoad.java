package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Finding;
import java.util.HashMap;
import java.util.Map;

/**
 * What the lists of one operator share during a sweep: how many questions may be under way, which grows with each answer,
 * and whether they are left alone. Operators count all their lists together, and one machine answers for them. Used by the
 * sweeping thread only.
 */
final class OperatorLoad {

    private static final int MOST = 32;

    private final Breaker breaker = new Breaker();
    /** At first as many as the breaker needs: whoever is silent must not keep the room that the others could use. */
    private int room = breaker.left();

    private int underWay;

    /** One for each operator; a list that names none stands alone. */
    static Map<String, OperatorLoad> none() {
        return new HashMap<>();
    }

    static OperatorLoad of(ActiveList list, Map<String, OperatorLoad> operators) {
        String operator = list.list().operator();
        return operators.computeIfAbsent(operator.isBlank() ? list.id().value() : operator, name -> new OperatorLoad());
    }

    boolean full() {
        return underWay >= room;
    }

    void asked() {
        underWay++;
    }

    void answered(Finding finding) {
        underWay--;
        breaker.note(finding);
        // while it is silent, only as many are under way as the breaker still needs
        room = breaker.strained() ? Math.max(1, breaker.left()) : Math.min(MOST, room + 1);
    }

    Breaker breaker() {
        return breaker;
    }
}
