package org.attributionj.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that were stored once must come out the same for ever: those of a hasher that takes the pieces one by one. */
class ContentIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "anna", "zo\u00eb", "a\ud83d\ude00b", "half \ud83d", "\u0000", "0123456789abcdef0123456789"})
    void idIsTheHashOfThePieces(String text) {
        Hasher hasher = Hashing.murmur3_128().newHasher();
        putText(hasher, text);
        hasher.putByte((byte) 0);
        hasher.putLong(-7L).putLong(1L << 40);
        hasher.putInt(2);
        putText(hasher, text);
        putText(hasher, "x".repeat(400));
        hasher.putInt(1);
        putText(hasher, "key");
        putText(hasher, text);
        hasher.putBoolean(true);
        putText(hasher, text);
        hasher.putBoolean(false);

        String id = new ContentId()
                .add(text)
                .add((String) null)
                .add(-7L)
                .add(1L << 40)
                .add(List.of(text, "x".repeat(400)))
                .add(Map.of("key", text))
                .add(Channel.of("c"), channel -> text)
                .add((Channel) null, Channel::name)
                .toId();

        assertThat(id).isEqualTo("~" + hasher.hash());
    }

    private static void putText(Hasher hasher, String text) {
        hasher.putByte((byte) 1).putInt(text.length()).putString(text, StandardCharsets.UTF_8);
    }
}
