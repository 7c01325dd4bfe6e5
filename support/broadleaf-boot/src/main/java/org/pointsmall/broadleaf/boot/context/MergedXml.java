package org.pointsmall.broadleaf.boot.context;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.broadleafcommerce.common.extensibility.context.MergeApplicationContextXmlConfigResource;
import org.broadleafcommerce.common.extensibility.context.ResourceInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * What Broadleaf's merge makes of its XML files. The merge is a fifth of a store's start, and the same files give the same
 * result: where there is a folder for it, a result is kept under a digest of all that went into it, names, order and the
 * version of Broadleaf included. Several processes may share the folder.
 */
final class MergedXml {
    private final @Nullable Path folder;

    /** @param folder null keeps nothing */
    MergedXml(@Nullable Path folder) {
        this.folder = folder;
    }

    Resource of(ResourceInputStream[] sources, ResourceInputStream[] overlays) throws IOException {
        if (folder == null) {
            return merged(sources, overlays);
        }
        MessageDigest digest = sha256();
        digest.update(whoMerges());
        ResourceInputStream[] readSources = read(sources, digest);
        digest.update((byte) '|');
        ResourceInputStream[] readOverlays = read(overlays, digest);
        Path kept = folder.resolve(HexFormat.of().formatHex(digest.digest()) + ".xml");
        if (!Files.exists(kept)) {
            keep(merged(readSources, readOverlays), kept);
        }
        return new ByteArrayResource(Files.readAllBytes(kept), kept.toString());
    }

    private static Resource merged(ResourceInputStream[] sources, ResourceInputStream[] overlays) {
        return new MergeApplicationContextXmlConfigResource().getConfigResources(sources, overlays)[0];
    }

    private static ResourceInputStream[] read(ResourceInputStream[] files, MessageDigest digest) throws IOException {
        ResourceInputStream[] read = new ResourceInputStream[files.length];
        for (int i = 0; i < files.length; i++) {
            byte[] content = files[i].readAllBytes();
            files[i].close();
            digest.update((files[i].getNames() + " " + content.length + " ").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
            read[i] = new ResourceInputStream(new ByteArrayInputStream(content), null, files[i].getNames());
        }
        return read;
    }

    /** Whole or not at all, whoever else does so at the same time. */
    private void keep(Resource merged, Path place) throws IOException {
        Files.createDirectories(place.getParent());
        Path beside = Files.createTempFile(place.getParent(), "merged", ".part");
        try (InputStream content = merged.getInputStream()) {
            Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The jar with the rules of the merge, whose name has its version. */
    private static byte[] whoMerges() {
        return MergeApplicationContextXmlConfigResource.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
