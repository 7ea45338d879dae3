package dev.repwatch.monitor.config.reload;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SIGHUP, the customary word for "read your configuration again". */
public final class SighupHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SighupHandler.class);

    private SighupHandler() {}

    /**
     * From now on a SIGHUP calls this, on a thread of its own. {@code sun.misc.Signal} is the only way there is, and not
     * part of the platform's interface; hence by reflection, and without it only the signal is missing.
     *
     * <p>A process that was started with the signal ignored (by nohup, by some supervisors) never gets it: Java leaves it
     * ignored, and says so only by the handler that it returns.
     */
    public static void calls(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object calling = Proxy.newProxyInstance(
                    SighupHandler.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    });
            Object before = signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), calling);
            if (handler.getField("SIG_IGN").get(null).equals(before)) {
                LOG.warn("SIGHUP does nothing here: this process was started with it ignored, as nohup does;"
                        + " change the configuration file or use POST /-/reload to have it read again");
            }
        } catch (ReflectiveOperationException e) {
            LOG.warn("SIGHUP does nothing here; change the file or use POST /-/reload", e);
        }
    }
}
