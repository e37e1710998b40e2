// Finer signs of a situation: what distinguishes kinds that use the same words.
// Read with their polarity: done, not done, or only asked for. Stems in plain writing; see phraseBook for `|`, `*` and `~`.

export const situations: Record<string, string> = {
  // --- somebody wants something by message or telephone
  impersonate: `
    を名乗|と名乗|を装|をかた|を騙|と称する|のふりを|になりすま|のなりすまし|という人|名義の|名義で|の名前で|の名で|claiming to be|claims to be|claimed to be|
    claiming he|pretending to be|pretends to be|pretended to be|posing as|impersonat*|said he was from|
    said he is from|says he's from|says he is from|said she was from|he's from|saying he|so-called|
    supposedly from|in the name of|calling himself|calls himself|who said he|an alleged|on behalf of|を名乗って|を名乗り|
    を名のる|と名のる|を騙り|を偽って|を偽り|になりきり|を語る|と言う人|という男|という女性|というメール|というsms|装った|装う|偽装し|purporting|purports|pretend to be|
    pretend to|disguised as|masquerad*|someone claiming|somebody claiming|who claims|claims he|claims she|
    said to be from|acting as|signed as|using the name`,
  askedOfMe: `
    聞かれ|尋ねられ|聞いてき|聞いてくる|聞き出|教えてほしい|教えてくれ|教えろ|求められ|頼まれ|言われま|言われた|依頼され|要求され|催促|誘われ|誘い|勧誘|売り込み|wanted to know|
    wants to know|asked for|asks for|asking for|asking which|asking who|asks which|fishing for|wants my|
    wants our|wants the|wants me|requests|offers me|offering money|quoting|求めてき|求めてく|頼んでき|頼まれて|要求してき|要求して|迫られ|
    急かされ|急がせ|促され|誘導され|してほしいと|して欲しいと|してくれと|するように言|するよう言|するよう指示|するよう求め|asked me|asked us|asking me|asking us|
    asking to|asks me|asks us|asks to|told me to|telling me to|instructs|instructed|urges|urged|demands|
    demanding|requesting|requested|wants to|wanted me|wanted us|insists`,
  refuse: `
    断り|断っ|お断り|拒否|拒み|ガチャ切り|すぐ切|電話を切|切りまし|切った|無視し|無視して|放置し|ブロックし|着信拒否|そのまま置|そのままにし|触らず|開かず|開けず|開封せず|返さず|返信せず|押さず|
    答えず|追加せず|保留|declined|refused|refuse|ignored|ignoring|hung up|hang up|blocked him|blocked it|left it alone|
    untouched|left unopened|unopened|didn't answer|never answered|no reply|told him nothing|told them nothing|
    gave nothing|said nothing|left it as it is|denied|対応していません|相手にしていません|応じていません|応じてい~ない|応じず|従っていません|従わず|返信なし|
    未返信|未対応|そのまま~残して|開いていません|押していません|触っていません|削除しました|削除済|ゴミ箱に入れ|通報だけ|did nothing|i did not|i didn't|haven't|
    have not|not opened|not clicked|not replied|no action taken|deleted it|reported it|just reporting|
    did not respond|didn't respond|didn't reply|not responded|not answered|not touched|before opening|
    before clicking|開封は控|控えてい|控えました|様子を見て|言ってない|言っていません|教えていません|渡していません|keep deleting|unread|nobody has followed|
    has not been opened|hasn't called|she hasn't|he hasn't|i haven't|they haven't|leave it closed|kept shut`,
  nobodyDid: `
    誰も開|誰も押|誰も触|誰も返|誰もクリック|全員~開いて~ない|被害はあり|被害なし|nobody opened|nobody clicked|no one clicked|none of us|
    nobody replied|nobody plugged|nobody has opened|nobody touched`,
  threat: `
    脅迫|脅し|脅され|ばらまく|公開する|訴える|払わなければ|払わないと|犯行声明|予告|身の代金|blackmail|extort*|threat*|sextort*|or they publish|
    or he will|unless we pay|unless you pay|hours to pay|release a video|publish it|ばらす|暴露する|or else|
    will publish|will release`,
  voiceClone: `
    声が|声で|声そっくり|声は|の声|音声通話|aiの声|ディープフェイク|ビデオ会議~部長|口の動き|in the voice|voice of|with the voice|'s voice|deepfake|
    deep fake|sounded like|sounds like my|video call|video meeting`,
  // --- what was entered or paid
  afterwards: `
    あとで|後から|後で|今思うと|今見ると|よく見る|よく見たら|気づい|気が付|気付|偽物でした|偽物だった|偽だと|詐欺だと|詐欺と|本物ではな|本物じゃな|確認したら|に聞いたら|に確認したところ|そんな~ない|
    出していない|出してない|realised|realized|noticed|turned out|turns out|found out|only then|only later|afterwards|
    too late|now i see|is not theirs|isn't theirs|wasn't theirs|isn't real|not the real|denies|never sent that|
    says they never|never asked`,
  passwordChanged: `
    パスワードは変え|パスワード~変えまし|パスワード~変更しまし|パスワード変更済|パスワードは変更|changed the password|changed my password|changed it since|
    password reset is done|rotated|already changed|reset it`,
  loginBy: `
    認証して|認証しま|認証を|ログインしちゃ|ログインしてしま|サインインしてしま|サインインしちゃ|ログインしたつもり|サインインしたつもり|管理画面に入|authenticated on|signed in to|
    signed into|logged into|logged in on|logged in through|signed in through|put my login|put our logins|
    login and password|user and pass|user, pass|user name and|id and password`,
  almostPaid: `
    寸前|支払い前|支払前|払う前|払わず|保留にし|止めて|止めま|止めた|止められ|差し止め|組戻し|取り消せ|承認前|not paying|not paid|haven't paid|put on hold|
    on hold|stopped|stop the transfer|stop the payment|nothing transferred|not released|not transferred|recall`,
  vanished: `
    連絡がつかな|連絡が取れ|通じません|音信不通|実在しな|存在しな|does not exist|doesn't exist|vanished|phone is dead|no such company|
    never existed`,
  // --- wrong recipient
  byMistake: `
    誤って|間違って|間違え|まちがえ|間違い|まちがい|うっかり|勘違いし|つもりで|つもりが|はずが|はずの|手違い|ミスで|ミスを|by accident|accidentally|accidental|
    by mistake|mistakenly|inadvertently|instead of|meant for|meant to|should have gone|was supposed to|wrong|
    mix-up|mixed|ミスり|操作ミス|確認不足|不注意|見落とし|気づかず|気付かず|誤操作|しくじ|mistake|my mistake|error on our side|human error|
    without noticing|without checking|oversight|typo|clicked send`,
  otherPerson: `
    別の方|別の人|別人|他人|他の人|他の方|別のお客様|他のお客様|別の会社|他社|別の患者|他の患者|隣の|無関係の|関係のない|同姓|someone else|somebody else|
    another person|another customer|another client|other people|other customers|other person|other family|
    another family|neighbour|neighbor|each other|opposing|rival|the other|another employee's|another's|
    somebody's|else's|ひとつ上の|ひとつ下の|前の人の|次の人の`,
  seesOthers: `
    他人の~見え|他人の~表示|別人の~表示|別の人の~見え|他の人の~見え|他の方の~見え|別の方の~見え|他人の~出て|別の人の~出て|別の~情報が~表示|他の会員|someone else's|
    somebody else's|another customer's|another person's|another user's|another child|other users'|other people's|
    other customers'|shows someone|sees another|saw another|see another`,
  mixedIn: `
    混ざ|混入|混ぜ|紛れ|入れ替わ|入れ違|ずれ|裏面|残ったまま|消さずに|消し忘れ|外し忘れ|写り込|映り込|映って|丸見え|shifted|slipped by|swapped|merged|underneath|
    quoted underneath|hidden|on the back|left in|forgot to remove|forgot to delete|was still in that|
    still in the chat|そのまま送って|履歴がついた|全部ついて`,
  leftOn: `
    戻し忘れ|閉め忘れ|切り忘れ|し忘れ|のまま放置|放置して|まま週末|ままでした|ままだった|のままに|ままになって|left it open|left open|left on|was left|
    forgot to turn|forgot to close|still enabled|never turned|left it for|left it like that|まま公開`,
  // --- device
  ransomNote: `
    readme|how_to|decrypt|restore|復号|ウォレット|wallet|カウントダウン|countdown|timer|タイマー|鍵のマーク|ドクロ|skull|身代金|人質|脅迫文|
    ransom note|note in each|text file in each|files are hostage|tor|payment address|読めなくな|開けません|壊れている`,
  protectionOff: `
    無効になって|無効にな|オフにな|オフに戻|自動でオフ|有効にしても|保護がオフ|セキュリティ~切られ|switched itself off|turned itself off|
    turned off by itself|protection is off|protection is disabled|can't turn it on|real-time protection|
    icon disappeared|icon is gone`,
  plugUsb: `
    usbを挿|usbを差|usbを刺|usbをさし|挿したら|差したら|挿して|差し込|plugged in a usb|plugged in the|plugging in|usb stick she found|
    inserted`,
  allShow: `
    全部|すべて|全て|全社|軒並み|一斉に|次々|every folder|each folder|all files|all my files|everything|every pc|all pcs|
    thousands of`,
  strangeLanguage: `
    英語の|ロシア語|中国語|外国語|知らない言語|意味不明|文字化け|in russian|in chinese|in english|foreign language|gibberish|arabic`,
  rebooting: `
    再起動|起動すると|起動しない|起動しません|立ち上がら|reboot*|restart*|boots to|won't start|doesn't start|won't boot|blue screen|
    ブルースクリーン`,
  // --- account
  whileAway: `
    寝て|休暇中|休み|出張中|会議中|授業中|手術中|飛行機|機内|圏外|その時間は|asleep|on leave|on vacation|on holiday|abroad|on a plane|
    in hospital|hiking|on the beach|i was sleeping|not on duty`,
  notRequested: `
    頼んでいない|頼んでない|依頼していない|要求していない|操作していない|操作してない|何もしていないのに|ログインしていない|ログインしてない|サインインしていない|リセットしていない|リセットなんて|
    申し込んで~ない|i didn't ask|didn't ask for|never asked for|didn't request|i'm not doing|though i do nothing|
    i do nothing|not logging in|wasn't signing in|i have not requested`,
  keepsComing: `
    何十回|何度も|何回も|ひっきりなし|鳴りっぱなし|止まりません|止まらない|次から次|ずっと来|分おきに|分ごとに|夜通し|一日中|keep getting|keeps coming|
    every few minutes|all day|non-stop|nonstop|dozens of|again and again|for hours`,
  myAccount: `
    私のアカウント|自分のアカウント|私のid|自分のid|私のメール|自分のメール|私のユーザ|自分の名前|私の名前|私の名義|共有アカウント|共用アカウント|店舗アカウント|公式のアカウント|my account|
    my mailbox|my user|my name|my id|my profile|my inbox|our account|my slack|my teams|her account|his account|
    my signature`,
};
