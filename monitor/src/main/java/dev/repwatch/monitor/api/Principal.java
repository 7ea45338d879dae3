package dev.repwatch.monitor.api;

/**
 * Who asks: known by the login and never by what the request says of itself.
 *
 * @param name for journals; one short line
 */
public record Principal(String name, Role role, LabelScope scope) {

    /** Nobody in particular, who may what everybody may. */
    public static final Principal NOBODY = new Principal("nobody", Role.PUBLIC, LabelScope.ALL);

    /** Whoever reaches the port, where the configuration lets everybody look. */
    public static final Principal ANYBODY = new Principal("anybody", Role.VIEWER, LabelScope.ALL);
}
