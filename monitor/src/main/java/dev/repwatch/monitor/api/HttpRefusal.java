package dev.repwatch.monitor.api;

import java.util.Optional;
import java.util.function.Supplier;

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
    private final String word;
    private final String allowed;

    public HttpRefusal(int status, String message) {
        this(status, message, "", "", "");
    }

    public HttpRefusal(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.pointer = "";
        this.word = "";
        this.allowed = "";
    }

    private HttpRefusal(int status, String message, String pointer, String word, String allowed) {
        super(message);
        this.status = status;
        this.pointer = pointer;
        this.word = word;
        this.allowed = allowed;
    }

    /**
     * One that readers of pages meet, in their language.
     *
     * @param word {@code refused.why.} and this name the sentence among the words of the frame of pages
     */
    public static HttpRefusal worded(int status, String word, String message) {
        return new HttpRefusal(status, message, "", word, "");
    }

    /** @param allowed the methods that there are, with commas (RFC 9110, section 10.2.1) */
    public static HttpRefusal method(String allowed, String message) {
        return new HttpRefusal(METHOD_NOT_ALLOWED, message, "", "", allowed);
    }

    /** @param pointer which field or parameter, as a JSON Pointer (RFC 6901) */
    public static HttpRefusal field(int status, String pointer, String why) {
        return new HttpRefusal(status, pointer.substring(1) + ": " + why, pointer, "", "");
    }

    /** What the work gives; where it refuses what somebody sent, the answer is 422 with its words. */
    public static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException refusal) {
            throw new HttpRefusal(UNPROCESSABLE, String.valueOf(refusal.getMessage()), refusal);
        }
    }

    public int status() {
        return status;
    }

    /** The methods that there are, where another one was used. */
    public Optional<String> allowed() {
        return Optional.of(allowed).filter(it -> !it.isEmpty());
    }

    /** What names the sentence for readers of pages, where there is one. */
    public Optional<String> word() {
        return Optional.of(word).filter(it -> !it.isEmpty());
    }

    /** Which field or parameter is wrong, where it is one. */
    public Optional<String> pointer() {
        return Optional.of(pointer).filter(it -> !it.isEmpty());
    }
}
