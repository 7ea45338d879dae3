package dev.repwatch.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that cannot fail holds nothing: each fails for the made-up channel or the made-up feed, which no rule has heard of. */
class ArchitectureRulesTest {

    private static JavaClasses classes;

    @BeforeAll
    static void compile(@TempDir Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options =
                List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        assertThat(compiler.getTask(null, null, null, options, null, MadeUpClasses.all())
                        .call())
                .isTrue();
        List<Location> locations = new ArrayList<>(Locations.ofPackage("dev.repwatch"));
        locations.add(Location.of(folder));
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importLocations(locations);
    }

    static Stream<String> rules() {
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(java.lang.reflect.Field::getName);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void failsForTheMadeUpClassThatBreaksIt(String rule) throws ReflectiveOperationException {
        var field = ArchitectureTest.class.getDeclaredField(rule);
        field.setAccessible(true);
        ArchRule it = (ArchRule) field.get(null);

        assertThat(MadeUpClasses.breaking(rule))
                .as("a class that breaks the rule %s belongs into MadeUpClasses", rule)
                .isNotEmpty()
                .allSatisfy(breaking -> assertThat(
                                it.evaluate(classes).getFailureReport().getDetails())
                        .anyMatch(line -> line.contains(breaking)));
    }

    @Test
    void everyRuleIsAField() {
        assertThat(ArchitectureTest.class.getDeclaredMethods())
                .noneMatch(method -> method.isAnnotationPresent(ArchTest.class));
    }
}
