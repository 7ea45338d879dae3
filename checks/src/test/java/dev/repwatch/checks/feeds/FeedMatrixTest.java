package dev.repwatch.checks.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every feed times every case: proved, or said why not. */
class FeedMatrixTest {

    static List<Class<?>> tests() throws IOException, URISyntaxException {
        Path root = Path.of(FeedMatrixTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root.resolve("dev/repwatch/checks/feeds"))) {
            return files.filter(it -> it.toString().endsWith("Test.class"))
                    .map(it -> root.relativize(it).toString().replace('/', '.').replaceFirst("\\.class$", ""))
                    .<Class<?>>map(FeedMatrixTest::load)
                    .filter(EveryCase.class::isAssignableFrom)
                    .filter(it -> !Modifier.isAbstract(it.getModifiers()))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("tests")
    void everyCaseIsProvedOrCannotHappen(Class<?> test) {
        Set<FeedCase> proved = proved(test);
        Set<FeedCase> impossible = EnumSet.noneOf(FeedCase.class);
        for (CannotHappen it : impossible(test)) {
            assertThat(it.because()).as("%s in %s", it.value(), test).hasSizeGreaterThan(20);
            impossible.add(it.value());
        }
        assertThat(impossible).as("said to be impossible and yet proved").doesNotContainAnyElementsOf(proved);
        Set<FeedCase> all = EnumSet.copyOf(proved);
        all.addAll(impossible);
        assertThat(all).containsExactlyInAnyOrder(FeedCase.values());
    }

    @ParameterizedTest
    @MethodSource("dev.repwatch.checks.feeds.FeedCatalogueTest#all")
    void everyFeedHasSuchATest(FeedType<?> type) throws Exception {
        String feed = type.settings().getName().replaceFirst("Settings$", "Feed");
        assertThat(tests()).contains(load(feed + "Test"));
    }

    @Test
    void theCasesAreThoseThatWereAskedFor() {
        assertThat(FeedCase.values()).hasSize(18);
    }

    private static Set<FeedCase> proved(Class<?> test) {
        Set<FeedCase> proved = EnumSet.noneOf(FeedCase.class);
        for (Class<?> it : family(test)) {
            for (Method method : it.getDeclaredMethods()) {
                Proves proves = method.getAnnotation(Proves.class);
                boolean runs =
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
                if (proves != null) {
                    assertThat(runs).as("%s is a test", method).isTrue();
                    proved.addAll(Arrays.asList(proves.value()));
                }
            }
        }
        return proved;
    }

    private static List<CannotHappen> impossible(Class<?> test) {
        return family(test).stream()
                .flatMap(it -> Arrays.stream(it.getDeclaredAnnotationsByType(CannotHappen.class)))
                .toList();
    }

    /** The class, those above it, and their interfaces. */
    private static Set<Class<?>> family(Class<?> test) {
        Set<Class<?>> family = new LinkedHashSet<>();
        List<Class<?>> todo = new ArrayList<>(List.of(test));
        while (!todo.isEmpty()) {
            Class<?> it = todo.remove(0);
            if (family.add(it)) {
                todo.addAll(Arrays.asList(it.getInterfaces()));
                Stream.ofNullable(it.getSuperclass()).forEach(todo::add);
            }
        }
        return family;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
