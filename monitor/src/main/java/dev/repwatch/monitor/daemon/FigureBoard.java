package dev.repwatch.monitor.daemon;

import dev.repwatch.monitor.store.Database;
import dev.repwatch.monitor.store.Figures;
import java.util.Map;

/** The last figures of outbox and desk, so that a scrape never asks the database. */
final class FigureBoard {

    private final Database database;
    private volatile Figures figures = new Figures(Map.of(), Map.of());

    FigureBoard(Database database) {
        this.database = database;
    }

    void refresh() {
        figures = database.read(Figures::read);
    }

    Figures figures() {
        return figures;
    }
}
