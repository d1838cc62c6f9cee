package org.attributionj.enrich.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.iab.gpp.encoder.GppModel;
import com.iab.gpp.encoder.section.TcfEuV2;
import com.iab.gpp.encoder.section.UsNat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.enrich.Enriched;
import org.attributionj.enrich.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentTest {
    private static final ConsentText READER = ConsentText.forMeasuring();

    private static GppModel tcf(int... purposes) {
        GppModel model = new GppModel();
        List<Boolean> consents = new java.util.ArrayList<>(java.util.Collections.nCopies(24, false));
        for (int purpose : purposes) {
            consents.set(purpose - 1, true);
        }
        model.setFieldValue(TcfEuV2.NAME, "PurposeConsents", consents);
        model.setFieldValue(TcfEuV2.NAME, "VendorConsents", List.of(28));
        return model;
    }

    @ParameterizedTest
    @CsvSource({
        "true, GRANTED", "granted, GRANTED", "Accepted, GRANTED", "1, GRANTED", "no, DENIED", "DENIED, DENIED",
                "0, DENIED",
        "' ', UNKNOWN", "gcs=G111, GRANTED", "G110, GRANTED", "G100, DENIED", "G1--, UNKNOWN", "1YNN, GRANTED",
                "1YYN, DENIED",
        "1---, UNKNOWN", "perhaps,", "COxxx!!,", "DBxx,", "1234,",
    })
    void wordsFlagsAndConsentMode(String text, ConsentDecision decision) {
        assertThat(READER.read(text)).isEqualTo(decision);
    }

    @Test
    void tcfStringsByPurposesAndVendor() {
        String both = tcf(1, 7).encodeSection(TcfEuV2.NAME);
        assertThat(READER.read(both)).isEqualTo(ConsentDecision.GRANTED);
        assertThat(READER.read(tcf(1).encodeSection(TcfEuV2.NAME))).isEqualTo(ConsentDecision.DENIED);
        assertThat(ConsentText.of(List.of(1), 28).read(both)).isEqualTo(ConsentDecision.GRANTED);
        assertThat(ConsentText.of(List.of(1), 29).read(both)).isEqualTo(ConsentDecision.DENIED);
        assertThatThrownBy(() -> ConsentText.of(List.of(12), null)).hasMessageContaining("numbers from 1 to 11");
    }

    @Test
    void gppStringsBySection() {
        assertThat(READER.read(tcf(1, 7).encode())).isEqualTo(ConsentDecision.GRANTED);
        assertThat(READER.read(tcf(7).encode())).isEqualTo(ConsentDecision.DENIED);
        GppModel sold = new GppModel();
        sold.setFieldValue(UsNat.NAME, "Version", 1);
        sold.setFieldValue(UsNat.NAME, "SaleOptOut", 1);
        sold.setFieldValue(UsNat.NAME, "SaleOptOutNotice", 1);
        assertThat(READER.read(sold.encode())).isEqualTo(ConsentDecision.DENIED);
    }

    @Property(tries = 300)
    void oddStringsAreNoConsentAndNoException(@ForAll String text) {
        assertThat(READER.read("C" + text)).isNotEqualTo(ConsentDecision.GRANTED);
        assertThat(READER.read("DB" + text)).isNotEqualTo(ConsentDecision.GRANTED);
    }

    @Test
    void theDecisionIsAnAttribute() {
        Touchpoint touchpoint = Touchpoint.builder("anna", Instant.EPOCH)
                .channel(Channel.EMAIL)
                .attributes(Map.of("consent", "granted", "gcs", "G100", "tcf", "broken"))
                .build();
        Enriched enriched = ConsentEnrichment.standard().apply(touchpoint);
        assertThat(enriched.touchpoint().attributes()).containsEntry("consent_decision", "denied");
        assertThat(ConsentEnrichment.isGranted(enriched.touchpoint())).isFalse();
        assertThat(enriched.problems()).hasSize(1).allMatch(problem -> problem.kind() == ProblemKind.UNREADABLE);
        Touchpoint silent = Touchpoint.of("anna", Channel.EMAIL, Instant.EPOCH);
        assertThat(ConsentEnrichment.standard().apply(silent).touchpoint().attributes())
                .containsEntry("consent_decision", "unknown");
    }
}
