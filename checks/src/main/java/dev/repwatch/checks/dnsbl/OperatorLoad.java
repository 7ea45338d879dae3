package dev.repwatch.checks.dnsbl;

import java.util.HashMap;
import java.util.Map;

/**
 * What the lists of one operator share during a sweep: how many questions are under way, and whether they are left alone.
 * Operators count all their lists together, and one machine answers for them. Used by the sweeping thread only.
 */
final class OperatorLoad {

    private static final int MOST = 32;

    private final Breaker breaker = new Breaker();
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
        return underWay >= MOST;
    }

    void asked() {
        underWay++;
    }

    void answered() {
        underWay--;
    }

    Breaker breaker() {
        return breaker;
    }
}
