package dev.repwatch.alerts;

import java.util.List;

/** The catalogue of channels: one line each. */
public final class Channels {

    public static final List<ChannelType<?>> ALL = List.of();

    private Channels() {}
}
