package org.attributionj.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Inside the store, what users see does not know what makes it work; and the store knows no models. */
class ArrowsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.attributionj.jdbc");

    @Test
    void servicesDoNotKnowTheirImplementations() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.attributionj.jdbc.path..",
                        "org.attributionj.jdbc.pending..",
                        "org.attributionj.jdbc.privacy..",
                        "org.attributionj.jdbc.read..",
                        "org.attributionj.jdbc.result..",
                        "org.attributionj.jdbc.support..",
                        "org.attributionj.jdbc.write..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.attributionj.jdbc", "org.attributionj.jdbc.internal..")
                .check(CLASSES);
    }

    @Test
    void noTwoPackagesKnowEachOther() {
        slices().matching("org.attributionj.jdbc.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void theStoreKnowsNoModelAndOfDriversOnlyWhatJdbcLacks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.attributionj.models..", "org.sqlite..", "org.mariadb..")
                .check(CLASSES);
        onlyIn(".*\\.EmbeddedH2", "org.h2..");
        onlyIn(".*\\.PostgresCopy.*", "org.postgresql..");
        onlyIn(".*\\.DuckDbAppend.*", "org.duckdb..");
    }

    private static void onlyIn(String classes, String driver) {
        noClasses()
                .that()
                .haveNameNotMatching(classes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(driver)
                .check(CLASSES);
    }
}
