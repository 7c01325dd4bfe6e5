package org.pointsmall.broadleaf.boot.persistence;

import javax.persistence.EntityManager;
import org.broadleafcommerce.openadmin.server.security.domain.AdminRole;
import org.broadleafcommerce.openadmin.server.security.domain.AdminRoleImpl;
import org.broadleafcommerce.openadmin.server.security.domain.AdminUser;
import org.broadleafcommerce.openadmin.server.security.domain.AdminUserImpl;
import org.pointsmall.broadleaf.boot.BroadleafStartupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.security.authentication.encoding.PasswordEncoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Creates one admin user with Broadleaf's master role, if {@code broadleaf.admin.initial-username} and
 * {@code initial-password} are both set and there is no admin user at all. There are no default values: without the
 * properties nobody can sign in until somebody creates a user on purpose.
 */
public final class InitialAdminUser implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(InitialAdminUser.class);

    /** The master role ("ROLE_ADMIN") of Broadleaf's seed data; its permissions grow with the modules installed. */
    private static final Long MASTER_ROLE = -1L;

    private final EntityManager entityManager;
    private final TransactionTemplate transaction;
    private final PasswordEncoder encoder;
    private final String username;
    private final String password;

    public InitialAdminUser(
            javax.persistence.EntityManagerFactory factory,
            PlatformTransactionManager manager,
            PasswordEncoder encoder,
            String username,
            String password) {
        this.entityManager = SharedEntityManagerCreator.createSharedEntityManager(factory);
        this.transaction = new TransactionTemplate(manager);
        this.encoder = encoder;
        this.username = username;
        this.password = password;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            Long users = entityManager
                    .createQuery("select count(u) from " + AdminUserImpl.class.getName() + " u", Long.class)
                    .getSingleResult();
            if (users == 0) {
                create();
            }
        });
    }

    private void create() {
        AdminRole master = entityManager.find(AdminRoleImpl.class, MASTER_ROLE);
        if (master == null) {
            throw new BroadleafStartupException(
                    "broadleaf.admin.initial-username is set, but the database has no master admin role.",
                    "Start once with broadleaf.schema=update, which loads Broadleaf's roles and permissions.");
        }
        AdminUser user = new AdminUserImpl();
        user.setLogin(username);
        user.setName(username);
        user.setEmail(username + "@localhost");
        user.setPassword(encoder.encodePassword(password, null));
        user.setActiveStatusFlag(true);
        user.getAllRoles().add(master);
        entityManager.persist(user);
        LOG.info("Created the admin user '{}', as the database had none", username);
    }
}
