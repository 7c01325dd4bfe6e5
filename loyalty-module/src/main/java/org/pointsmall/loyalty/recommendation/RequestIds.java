package org.pointsmall.loyalty.recommendation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.member.MemberId;

/**
 * Names answers so that what is told of them later can be believed: an id says what was shown to whom, in which place and
 * why, and is signed by a key that the nodes share. So that showing something writes nothing.
 */
public final class RequestIds {
    private static final Duration LASTING = Duration.ofDays(1);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 16;
    private static final int LONGEST = 4_000;
    private static final byte FORM = 1;

    private final SecureRandom random = new SecureRandom();
    private final Supplier<byte[]> key;

    /** @param key the same on all nodes, and for ever */
    public RequestIds(Supplier<byte[]> key) {
        this.key = key;
    }

    /**
     * An answer that was given.
     *
     * @param id names it
     * @param member to whom; null for a guest
     * @param items what was shown, from the first place on
     */
    public record Shown(
            long id,
            @Nullable MemberId member,
            Placement placement,
            Recommendations.Source source,
            Instant at,
            List<Place> items) {
        public Shown {
            items = List.copyOf(items);
        }
    }

    /** What stood in a place, and why. */
    public record Place(long offerId, RecommendationReason.Code reason) {}

    String issue(
            Optional<MemberId> member,
            Placement placement,
            Recommendations.Source source,
            List<Recommendations.Item> items,
            Instant at) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeLong(random.nextLong());
            out.writeLong(member.map(MemberId::value).orElse(0L));
            out.writeByte(placement.ordinal());
            out.writeByte(source.ordinal());
            out.writeLong(at.toEpochMilli());
            for (Recommendations.Item item : items) {
                out.writeLong(item.offer().offer().id());
                out.writeByte(item.reason().code().ordinal());
            }
            out.flush();
            byte[] body = bytes.toByteArray();
            out.write(signature(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** What was shown under this id; nothing where we did not issue it, or not within a day. */
    public Optional<Shown> read(String id, Instant now) {
        if (id.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(id);
            if (all.length <= SIGNATURE) {
                return Optional.empty();
            }
            byte[] body = Arrays.copyOf(all, all.length - SIGNATURE);
            byte[] signed = Arrays.copyOfRange(all, body.length, all.length);
            return MessageDigest.isEqual(signature(body), signed)
                    ? Optional.of(read(body))
                            .filter(shown -> !now.isAfter(shown.at().plus(LASTING)))
                    : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
            return Optional.empty();
        }
    }

    private static Shown read(byte[] body) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
            in.readByte();
            long id = in.readLong();
            long member = in.readLong();
            Placement placement = Placement.values()[in.readByte()];
            Recommendations.Source source = Recommendations.Source.values()[in.readByte()];
            Instant at = Instant.ofEpochMilli(in.readLong());
            List<Place> items = new ArrayList<>();
            while (in.available() > 0) {
                items.add(new Place(in.readLong(), RecommendationReason.Code.values()[in.readByte()]));
            }
            return new Shown(id, member == 0 ? null : new MemberId(member), placement, source, at, items);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.get(), ALGORITHM));
            return Arrays.copyOf(mac.doFinal(body), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
