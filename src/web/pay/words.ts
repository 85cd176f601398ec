import type { CardField } from './card-form.ts';

/** What the page of a payer says, in the languages that it has. */
export interface Words {
  readonly language: string;
  readonly choose: Message;
  readonly giveCard: Message;
  readonly preparing: Message;
  readonly transfer: Message;
  readonly toBank: Message;
  readonly password: Message;
  readonly checking: Message;
  readonly success: Message;
  readonly failed: Message;
  readonly contested: Message;
  readonly expired: Message;
  readonly unknown: Message;
  readonly tooMany: Message;
  readonly away: Message;
  readonly labels: Readonly<
    Record<
      'amount' | 'payee' | 'order' | 'card' | 'sendTo' | 'bank' | 'recipient' | 'timeLeft' | 'byCard' | 'byTransfer',
      string
    >
  >;
  readonly fields: Readonly<Record<CardField | 'otp', string>>;
  readonly hints: Readonly<Record<'number' | 'expiry' | 'cvv', string>>;
  readonly faults: Readonly<Record<CardField | 'otp' | 'method', string>>;
  readonly buttons: Readonly<Record<'pay' | 'paid' | 'toBank' | 'sendPassword' | 'checkAgain' | 'backToShop', string>>;
  readonly methods: Readonly<Record<string, string>>;
  readonly minutesLeft: (minutes: number) => string;
  readonly attemptsLeft: (attempts: number) => string;
}

export interface Message {
  readonly title: string;
  readonly text: string;
}

const EN: Words = {
  language: 'en',
  choose: { title: 'How do you want to pay?', text: 'Choose one way.' },
  giveCard: { title: 'Pay by card', text: 'Your bank may ask you to confirm the payment.' },
  preparing: { title: 'Preparing your payment', text: 'This takes a few seconds.' },
  transfer: { title: 'Please pay', text: 'Send exactly this amount, once, to the details below.' },
  toBank: { title: 'Confirm at your bank', text: 'Your bank asks you to confirm the payment on its own page.' },
  password: { title: 'Confirm the payment', text: 'Your bank has sent you a one-time password.' },
  checking: {
    title: 'Your payment is being checked',
    text: 'This can take a few minutes. Please do not pay again.',
  },
  success: { title: 'Payment received', text: 'Thank you. You can go back to the shop.' },
  failed: {
    title: 'Payment not completed',
    text: 'Go back to the shop to try again or to pay in another way.',
  },
  contested: {
    title: 'Your payment needs a closer look',
    text: 'Please do not pay again. The shop knows how to reach you.',
  },
  expired: { title: 'This link is out of date', text: 'Nothing was charged. Go back to the shop for a new one.' },
  unknown: { title: 'Payment not found', text: 'This address belongs to no payment. Go back to the shop.' },
  tooMany: { title: 'Too many attempts', text: 'Please wait a little before you try again.' },
  away: { title: 'Not available at the moment', text: 'Nothing was lost. Please try again in a few seconds.' },
  labels: {
    amount: 'Amount',
    payee: 'Shop',
    order: 'Order',
    card: 'Card',
    sendTo: 'Send to',
    bank: 'Bank',
    recipient: 'Recipient',
    timeLeft: 'Time left',
    byCard: 'By card',
    byTransfer: 'By transfer',
  },
  fields: {
    number: 'Card number',
    expiry: 'Valid until',
    cvv: 'Security code',
    holder: 'Name on the card (if there is one)',
    otp: 'One-time password',
  },
  hints: {
    number: '12 to 19 digits',
    expiry: 'Month and year, such as 08/29',
    cvv: '3 or 4 digits, on the back as a rule',
  },
  faults: {
    number: 'This is not the number of a card. Please check each digit.',
    expiry: 'Give month and year as they are on the card, such as 08/29. The card must still be valid.',
    cvv: 'Give the security code of the card: 3 or 4 digits.',
    holder: 'Give the name as it is on the card, or nothing.',
    otp: 'Give the one-time password as your bank has sent it.',
    method: 'You cannot pay in this way here. Please try another card or another way.',
  },
  buttons: {
    pay: 'Pay',
    paid: 'I have paid',
    toBank: 'Continue to your bank',
    sendPassword: 'Confirm',
    checkAgain: 'Check again',
    backToShop: 'Back to the shop',
  },
  methods: {
    'card-p2p': 'Transfer to a card',
    'sbp-p2p': 'Fast payment by phone number',
    'phone-p2p': 'Transfer by phone number',
    'mobile-p2p': 'Transfer in the app of your bank',
    'account-number': 'Transfer to an account',
    'international-p2p': 'Transfer from abroad',
    'card-international-p2p': 'Transfer from a card of a foreign bank',
    'qr-p2p': 'QR code',
    'qr-sbp': 'QR code of the fast payment system',
    'mobile-money': 'Mobile money',
    eft: 'Bank transfer',
    ussd: 'USSD',
    'e-wallet': 'E-wallet',
  },
  minutesLeft: (minutes) => (minutes <= 1 ? 'less than a minute' : `${minutes} minutes`),
  attemptsLeft: (attempts) => `Attempts left: ${attempts}`,
};

const RU: Words = {
  language: 'ru',
  choose: { title: 'Как вы хотите заплатить?', text: 'Выберите один способ.' },
  giveCard: { title: 'Оплата картой', text: 'Банк может попросить вас подтвердить платёж.' },
  preparing: { title: 'Готовим платёж', text: 'Это займёт несколько секунд.' },
  transfer: { title: 'Переведите деньги', text: 'Отправьте ровно эту сумму один раз по реквизитам ниже.' },
  toBank: { title: 'Подтвердите платёж в банке', text: 'Ваш банк просит подтвердить платёж на своей странице.' },
  password: { title: 'Подтвердите платёж', text: 'Банк отправил вам одноразовый пароль.' },
  checking: { title: 'Платёж проверяется', text: 'Это может занять несколько минут. Не платите ещё раз.' },
  success: { title: 'Платёж получен', text: 'Спасибо. Можно вернуться в магазин.' },
  failed: {
    title: 'Платёж не прошёл',
    text: 'Вернитесь в магазин, чтобы попробовать снова или выбрать другой способ.',
  },
  contested: { title: 'Платёж нужно уточнить', text: 'Не платите ещё раз. Магазин свяжется с вами.' },
  expired: { title: 'Ссылка больше не действует', text: 'Деньги не списаны. Вернитесь в магазин за новой ссылкой.' },
  unknown: { title: 'Платёж не найден', text: 'По этому адресу нет платежа. Вернитесь в магазин.' },
  tooMany: { title: 'Слишком много попыток', text: 'Подождите немного и попробуйте снова.' },
  away: { title: 'Сейчас недоступно', text: 'Ничего не потеряно. Попробуйте снова через несколько секунд.' },
  labels: {
    amount: 'Сумма',
    payee: 'Магазин',
    order: 'Заказ',
    card: 'Карта',
    sendTo: 'Куда перевести',
    bank: 'Банк',
    recipient: 'Получатель',
    timeLeft: 'Осталось времени',
    byCard: 'Картой',
    byTransfer: 'Переводом',
  },
  fields: {
    number: 'Номер карты',
    expiry: 'Действует до',
    cvv: 'Код безопасности',
    holder: 'Имя на карте (если есть)',
    otp: 'Одноразовый пароль',
  },
  hints: { number: 'От 12 до 19 цифр', expiry: 'Месяц и год, например 08/29', cvv: '3 или 4 цифры, обычно на обороте' },
  faults: {
    number: 'Это не номер карты. Проверьте каждую цифру.',
    expiry: 'Укажите месяц и год, как на карте, например 08/29. Карта должна ещё действовать.',
    cvv: 'Укажите код безопасности карты: 3 или 4 цифры.',
    holder: 'Укажите имя, как на карте, или ничего.',
    otp: 'Укажите одноразовый пароль, который прислал банк.',
    method: 'Так здесь заплатить нельзя. Попробуйте другую карту или другой способ.',
  },
  buttons: {
    pay: 'Оплатить',
    paid: 'Я перевёл деньги',
    toBank: 'Перейти в банк',
    sendPassword: 'Подтвердить',
    checkAgain: 'Проверить ещё раз',
    backToShop: 'Вернуться в магазин',
  },
  methods: {
    'card-p2p': 'Перевод на карту',
    'sbp-p2p': 'СБП по номеру телефона',
    'phone-p2p': 'Перевод по номеру телефона',
    'mobile-p2p': 'Перевод в приложении банка',
    'account-number': 'Перевод на счёт',
    'international-p2p': 'Перевод из-за границы',
    'card-international-p2p': 'Перевод с карты иностранного банка',
    'qr-p2p': 'QR-код',
    'qr-sbp': 'QR-код СБП',
    'mobile-money': 'Мобильные деньги',
    eft: 'Банковский перевод',
    ussd: 'USSD',
    'e-wallet': 'Электронный кошелёк',
  },
  minutesLeft: (minutes) => (minutes <= 1 ? 'меньше минуты' : `${minutes} мин.`),
  attemptsLeft: (attempts) => `Осталось попыток: ${attempts}`,
};

/** Countries whose payers read Russian where the merchant says no language (reference h2h §10). */
const RUSSIAN_COUNTRIES: ReadonlySet<string> = new Set(['RU', 'BY', 'KZ', 'KG', 'UZ', 'TJ']);

/** A language that the page does not have is shown in English. */
export function wordsFor({ language, country }: { readonly language?: string; readonly country?: string }): Words {
  if (language !== undefined) return language === 'ru' ? RU : EN;
  return country !== undefined && RUSSIAN_COUNTRIES.has(country) ? RU : EN;
}

/** For a page of no payment that we know: by the header `Accept-Language`. */
export function wordsOfBrowser(accepted: string | undefined): Words {
  return wordsFor({ language: /^\s*ru\b/i.test(accepted ?? '') ? 'ru' : 'en' });
}
