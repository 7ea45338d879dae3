package dev.repwatch.monitor.api;

import java.util.Optional;

/** The answer is no. The message is for the one who asked: no secret, nothing of the inside. */
public final class HttpRefusal extends RuntimeException {

    public static final int BAD_REQUEST = 400;
    public static final int UNAUTHORIZED = 401;
    public static final int FORBIDDEN = 403;
    public static final int NOT_FOUND = 404;
    public static final int METHOD_NOT_ALLOWED = 405;
    public static final int CONFLICT = 409;
    public static final int STALE = 412;
    public static final int TOO_LARGE = 413;
    public static final int UNSUPPORTED_TYPE = 415;
    public static final int MISDIRECTED = 421;
    public static final int UNPROCESSABLE = 422;
    public static final int TOO_MANY = 429;

    private static final long serialVersionUID = 1;

    private final int status;
    private final String pointer;

    public HttpRefusal(int status, String message) {
        super(message);
        this.status = status;
        this.pointer = "";
    }

    public HttpRefusal(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.pointer = "";
    }

    private HttpRefusal(int status, String message, String pointer) {
        super(message);
        this.status = status;
        this.pointer = pointer;
    }

    /** @param pointer which field or parameter, as a JSON Pointer (RFC 6901) */
    public static HttpRefusal field(int status, String pointer, String why) {
        return new HttpRefusal(status, pointer.substring(1) + ": " + why, pointer);
    }

    public int status() {
        return status;
    }

    /** Which field or parameter is wrong, where it is one. */
    public Optional<String> pointer() {
        return Optional.of(pointer).filter(it -> !it.isEmpty());
    }
}
