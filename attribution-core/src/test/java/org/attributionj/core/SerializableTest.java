package org.attributionj.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.stream.Stream;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.fit.SourceFit;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.money.RateProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public value of core can be sent to another machine. */
class SerializableTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.attributionj.core");

    /** Rates in the same words give equal conversions. */
    private record OneRate(BigDecimal factor) implements RateProvider {
        @Override
        public BigDecimal rate(Currency from, Currency to, LocalDate date) {
            return factor;
        }
    }

    @Test
    void everyPublicRecordIsSerializable() {
        classes()
                .that()
                .areRecords()
                .and()
                .haveModifier(JavaModifier.PUBLIC)
                // what a run of fits gave holds Optionals; its models are serialisable each
                .and()
                .doNotBelongToAnyOf(ModelFits.class, SourceFit.class)
                .should()
                .beAssignableTo(Serializable.class)
                .check(CORE);
    }

    static Stream<Record> records() {
        return NullComponentsTest.records();
    }

    @ParameterizedTest
    @MethodSource("records")
    void valuesComeBackWithAllTheyHold(Record value) throws IOException, ClassNotFoundException {
        Object copy = Serial.copy((Serializable) value);
        assertThat(copy).hasSameClassAs(value);
        assertThat(text(copy)).isEqualTo(text(value));
    }

    /** A lambda is called otherwise in each place. */
    private static String text(Object value) {
        return value.toString().replaceAll("Lambda[^,\\]]*", "lambda");
    }

    @Test
    void assemblersComeBackEqual() throws IOException, ClassNotFoundException {
        JourneyAssembler assembler = JourneyAssembler.standard()
                .withGoal(Goal.of(ConversionType.PURCHASE))
                .withGap(Duration.ofDays(7))
                .withObservedUntil(Instant.parse("2026-03-01T00:00:00Z"))
                .withCurrency(Currency.getInstance("EUR"), new OneRate(new BigDecimal("0.9")));
        assertThat(Serial.copy(assembler)).isEqualTo(assembler);
    }
}
