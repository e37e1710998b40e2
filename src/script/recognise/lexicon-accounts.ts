// What happens to accounts, devices and data.
// Read with their polarity: done, not done, or only asked for. Stems in plain writing; see phraseBook for `|`, `*` and `~`.

export const accountsAndDevices: Record<string, string> = {
  // --- accounts
  strangeLogin: `
    サインインがあっ|サインインが|ログインがあっ|ログインされ|サインインされ|ログイン通知|サインイン通知|新しい端末|新しいデバイス|新しい場所|見覚えのない端末|知らない端末|知らないデバイス|ログイン履歴|
    サインイン履歴|アクティビティ|別の国から|海外から~ログイン|海外から~サインイン|unusual sign-in|unusual login|unfamiliar sign-in|sign-in from|
    login from|signed in from|logged in from|new device|new sign-in|new login|unknown device|unknown sign-in|
    unrecognised|unrecognized|suspicious sign-in|active session|sessions|見知らぬ端末|ログインのお知らせ|別の場所から|前回の場所|同時に使われ|
    使われた形跡|入っている形跡|サインインの記録|ログインした記録|ログイン成功|sessions from|where you're signed in|login shown|last login|
    a browser in|shows me active|i'm active while|覚えのないログイン|覚えのないサインイン|心当たりのないログイン|不審なログイン|不審なサインイン|不正ログイン|
    不正なログイン|不正アクセス|ログインを検知|ログインを検出|サインイン試行|ログイン試行|アクセスがあり|アクセスされ|知らない国|知らない場所|sign-in attempt*|login attempt*|
    login notification|login alert|signin alert|someone logged in|somebody logged in|someone signed in|
    somebody is in my|someone is in my|someone else is using|someone is using|accessed my|access from|
    was accessed|ログイン一覧|端末一覧|サインイン一覧|接続中の端末|知らないスマホ|知らないパソコン|知らないブラウザ|覚えのない端末|unknown phone|unknown browser|
    strange login|strange device|list of devices|devices list|logged-in devices|login list|works every night`,
  mfaPrompt: `
    承認リクエスト|承認要求|承認通知|承認の通知|認証アプリ|認証の通知|認証通知|プッシュ通知|多要素|二段階|2段階|二要素|mfa|2fa|認証コードが届|認証コードが来|確認コードが届|コードが届|コードが勝手|
    authenticator|push notification*|push prompt*|push request*|approve sign-in|verification code*|login code*|
    one-time code*|otp*|prompts|サインインの確認|認証の確認|確認の通知|承認しますか|プッシュが|6桁のコードが|codes arrive|codes for my|
    texts all day|push requests|prompt|two-step|承認を求め|許可を求め|approve a login|approve the login|asks me to approve|
    asked to approve|confirm a sign-in|confirm the login|login requests|login request`,
  lockedOut: `
    入れな|はいれな|ログインできな|サインインできな|ログインでき|弾かれ|はじかれ|ロックされ|アカウントロック|締め出|パスワードが変|パスワード~変えられ|パスワードを変更され|パスワードも変|パスワードが通ら|
    パスワードが違|パスワード合って|再設定~変わ|復旧用|locked out|can't log in|cannot log in|can't sign in|cannot sign in|can't get in|
    cannot get in|password doesn't work|password no longer|password was changed|password has been changed|
    password changed|password stopped|account locked|got locked|keeps locking|kicked out|recovery|入り直せ|ログアウトされ|
    締め出され|通りません|使えなくな|パスワードが変え|パスワードのリセット|リセット完了|パスワード変更の通知|パスワード変更されました|login is refused|logged out|
    no longer works|password was reset|password is invalid|reset confirmation|no access any more|can't enter|
    ログインできなくな|サインインできなくな|入れなくな|パスワードが勝手|パスワードが変わ|パスワードを変えられ|パスワードが使え|パスワードが無効|アカウントが無効|アカウントが使え|凍結され|停止され|ロックアウト|
    unable to log in|unable to sign in|password rejected|password isn't accepted|password not accepted|
    password does not work|no longer log in|no longer sign in|lost access|been locked|locked me out|
    can't change my password|cannot change my password|won't let me in|won't accept my password|throws me out|
    thrown out|shut out|パスワードを変更できな|パスワードが変更できな|締め出された`,
  sentInMyName: `
    送信済み|送信トレイ|私の名前で|自分の名前で|私の名義|自分のアカウントから|私のアカウントから|私のアドレスから|自分のアドレスから|自分から|私から~来|私から~届|勝手に送|勝手に投稿|勝手にメール|
    勝手にメッセージ|送った覚え|送った記憶|出した覚え|書いた覚え|投稿した覚え|送ってない|送っていな|送っておりま|sent items|sent folder|in my name|from my account|
    from my address|from my mailbox|i never sent|i didn't send|i did not send|i sent nothing|supposedly sent|
    supposedly from me|apparently from me|not from me|i never wrote|no memory of|から送信され|から配られ|名前の怪しい|自分から来|
    削除済みに残|私になりすま|アカウントから~送られ|アカウントから~届|アカウントから~来|メールボックスから|my colleagues say i|i invited them|
    apparently sent by me|from my real|sending invoices to|receive odd requests from|get messages from me|
    messages from me|私のふり|なりすまして送|私を装|私をかた|勝手に送信|勝手に送られ|勝手に返信|勝手に友だち|乗っ取られて送|アカウントからスパム|アカウントから迷惑|posts from my|
    emails from my account|messages from my account|spam from my|sending spam from my|using my name|
    my account is sending|my account sent|my account has been sending|my email is sending|went out from my|
    のアカウントから|アカウントから夜|アカウントから勝手|私の名前の|came from my|went out under my|in his name|in her name|under my name`,
  ruleMade: `
    転送ルール|仕分けルール|振り分けルール|受信ルール|転送設定|自動転送|受信トレイのルール|inbox rule|mail rule|forwarding rule|auto-forward*|
    autoforward*|forwarding address|a rule called|rule i never|自動転送先|転送先に|返信先が|フィルタが|ルールが作|rule "|a filter named|
    archive all`,
  changedByOther: `
    勝手に変|勝手に書き換|勝手に設定|勝手に登録|勝手に追加|書き換えられ|書き換わ|変更されて|変更された|変わってい|変わってる|変わってました|改変|予約されて|注文され|購入され|登録されて|追加され|
    changed by someone|was changed|has been changed|was replaced|were replaced|was added|has been added|
    someone changed|somebody changed|were changed|got changed|renamed|別人の名前|別人になって|変えられて|変えられた|消されて|消され|外されて|外され|
    書き換え|差し替え|1円に|作られ|招待されて|replaced|upgraded by|new phone number on|payout account|tasks were deleted|
    was created at|got a new|予定が~入って|覚えのない予定|full of appointments|appointments in|settings changed|
    details were altered|were altered|was altered|someone edited`,
  notMine: `
    身に覚え|身におぼえ|覚えのない|覚えがない|覚えのな|心当たりがな|心当たりはな|心当たりのない|心当たりありませ|見覚えのない|見覚えがない|私ではな|自分ではな|自分じゃな|私じゃな|自分はやって|知らないうち|
    i didn't do|i did not do|wasn't me|was not me|not me|isn't mine|is not mine|not mine|i never created|
    i never made|i don't recognise|i don't recognize|don't remember|do not remember|without me|i didn't request|
    i did not request|i didn't start|i'm not signing|not signing in`,
  // --- device behaviour
  encrypt: `
    暗号化され|暗号化さ|拡張子が|拡張子に|開けなくな|全部開け|ファイルが開け|ファイル名が変|ファイル名が全部|文字化け|encrypted|encrypt*|ransom*|renamed|extension|
    can't open any|cannot open any|身代金|ランサム|復号|decrypt*|locked files|files are locked|files have been locked|
    your files|your data|lockbit|akira|blackcat|conti|ファイルを人質|暗号化されて|拡張子|全部読めな|読めなくな|壊れていると|バックアップも|データは人質|
    zero bytes|double ending|ends in|everything ends|names became|none of them opens|unreadable|wncry|crypt|
    暗号化されまし|暗号化されてしま|身代金要求|身代金を要求|ファイルが開かな|開けなくなりました|開けなくなって|名前が変わって|ファイルが変な|破損|復旧してほしければ|cannot be opened|
    can't be opened|won't open|no longer open|scrambled|hostage|pay to unlock|pay to get|bitcoin to|
    restore my files|all files|all documents|file names|名前が~変わ|写真は開かな|文書は開かな|開かなくな|names like|have names like|
    decrypt_me|unlock|pay us|prevented ransomware|ransomware activity`,
  moveAlone: `
    勝手に動|勝手に開|勝手に起動|勝手に立ち|勝手に操作|勝手に入力|勝手に文字|勝手に再起動|勝手に閉|勝手に電源|勝手にインスト|勝手に入っ|勝手に増え|勝手に消え|勝手に点|ひとりでに|一人でに|かってに|
    独りでに|自動でオフ|自動的に起動|moving on its own|moves on its own|moving by itself|moves by itself|by itself|
    by themselves|on its own|on their own|typing itself|opens itself|closes itself|turns on by itself|
    restarts itself|rebooting itself|触っていないのに|操作していないのに|ふるえ|飛びます|逃げる|引っ張られ|goes around alone|by whom|dragged|
    opened by itself|typed by itself|window named|being moved|勝手にクリック|勝手に動作|勝手に画面|勝手にメール|勝手にアプリ|勝手にカメラ|勝手に通信|
    触ってないのに|何もしてないのに|何もしていないのに動|誰も触っていない|リモートで操作されて|遠隔で動|moved by itself|moves around|moving around|
    clicks by itself|nobody touching|nobody is touching|without me touching|ghost|is being controlled|
    controls my|someone controls|someone is controlling|remote controlled`,
  malwareFound: `
    ウイルスを検出|ウイルスを検知|ウイルスが検出|ウイルスが見つか|ウィルスが見つか|ウィルスを検|脅威が見つか|脅威を検出|脅威が検|脅威を検|マルウェアを検|マルウェアが検|マルウェアが見つか|トロイ|ワーム|
    駆除でき|隔離しました|隔離され|検疫|ウイルス対策ソフト~|ウイルスバスター|ノートン|マカフィー|eset|defender|ディフェンダー|sophos|symantec|trend micro|
    kaspersky|avast|アンチウイルス|セキュリティソフト|ウイルス対策|ウィルス対策|antivirus|anti-virus|virus scanner|virus scan|quarantin*|
    malware detected|threat found|threat detected|threats found|virus found|trojan*|worm|infected|感染し|感染して|感染した|
    感染かも|keylogger|スパイウェア|spyware|adware|アドウェア|xmrig|マイナー|miner|ウイルスに感染|ウィルスに感染|マルウェアに感染|検出画面|駆除に失敗|駆除しても|危険と言って|
    消しました~ウイルス|対策ソフトが|norton|malwarebytes|bitdefender|emotet|vault|high risk item|unresolved threat*|
    severe threat|blocked a script|ウイルス検知|ウイルス検出|マルウェア検知|脅威検出|感染したみたい|感染したよう|感染した可能性|感染の疑い|感染しました|感染していま|ウイルスっぽい|
    ウイルスが~入|ウィルスが~入|ウイルスかもしれ|カスペルスキー|アバスト|マイクロソフトディフェンダ|ウイルスセキュリティ|セキュリティ対策ソフト|malware|virus|got a virus|
    has a virus|infection|mcafee|f-secure|webroot|security software|virus protection|rootkit|ransom|backdoor|
    stealer|cryptominer|botnet client|virus guard|guard refuses|protection refuses|trojans|ウイルスガード|ワクチンソフト|検査ソフト`,
  slowDevice: `
    重い|重くて|重くな|おもい|動作が遅|動きが遅|遅くな|ファンが|固まる|固まっ|フリーズ|cpu|電池の減り|バッテリーの減り|熱く|熱い|very slow|super slow|so slow|slow as|
    freezes|frozen|fan is|fan keeps|overheat*|battery drains|battery drain|crashes`,
  unknownProgram: `
    知らないアプリ|知らないソフト|知らないプログラム|見たことないアプリ|見たことのないソフト|入れた覚え|インストールした覚え|見覚えのないアプリ|見覚えのないソフト|見慣れないアプリ|見慣れないアイコン|
    見慣れないソフト|知らないアイコン|ツールバー|拡張機能|ホームページが~変わ|検索~変わ|広告が~出|広告が勝手|ポップアップ広告|黒い画面|黒い窓|コマンドプロンプト|unknown program*|
    unknown app*|unknown software|strange program*|strange app*|strange icon*|programs i never|apps i never|
    never installed|toolbar|redirects|pop-up ads|ads keep|black window|command window|cmd window|powershell|
    terminal window|homepage changed|browser changed|process|居座|常駐|見知らぬプログラム|知らないプロセス|見知らぬプロセス|知らないタスク|知らないフォルダ|
    知らないファイルが|コマンド画面|黒い~窓|アプリが増え|広告の通知|検索ページ|profile installed|a process called|unknown things|unknown thing|
    new start page|another engine|coupons|remote app icon|console flashes|programme called|program called|
    an app called|called "|start-up|startup|英語のくじ|くじのページ|ページばかり開|ページが勝手|sits in the|pages open|opens pages`,
  // --- support scam
  warningPage: `
    警告画面|偽の警告|警告が出|警告の画面|警告ページ|警告音|警告表示|警報音|ピーピー|ビービー|大音量|音声が流れ|アナウンスが|全画面|閉じられな|閉じれな|消えない|消せない|消えません|画面が閉じ|
    ウイルスに感染しました|ウイルスに感染しています|トロイの木馬に感染|画面いっぱい|popup|pop-up|pop up|fake alert|fake warning|virus alert|
    warning page|warning screen|security alert|full screen|fullscreen|full-screen|can't close|cannot close|
    won't close|loud beep*|beeping|robot voice|siren|alarm sound|your computer is locked|computer is infected|
    pc is infected|do not turn off|do not shut down|音が鳴|音が止|鳴りやま|鳴り止ま|赤い画面|画面が真っ赤|ロックされました|個人情報が盗まれて|ウイルスが検出|
    修復ボタン|今すぐ修復|点滅|フリーダイヤル|システムが壊れ|期限切れと出|red page|red text|screen full|shouts|help line|helpline|says infected|
    your system|viruses found|has viruses|appears while|sound is awful|escape key|警報みたい|警報のような|音がして|電話しろと|電源を切るな|
    not to switch off|not to turn off|loud voice|ring a number|to ring|call this`,
  callNumber: `
    電話して|電話をかけ|電話かけ|かけてしま|かけちゃ|架電|表示された番号|書いてある番号|書いてあった番号|記載の番号|番号に電話|番号に連絡|連絡先に電話|サポートセンター|called the number|
    call the number|calling the number|rang the number|phoned the number|dialled|dialed|toll-free|toll free|
    phone number|hotline on the screen|support number|called them|i called|かけたら|かけました|電話した|電話したら|番号にかけ|番号が書いて|
    番号が出|電話番号が|サポートに電話|サポートを名乗|サポート担当|サポートという人|技術者|support line|ring this number|rang the help|rang them|
    technician|tech support|microsoft engineer|router specialist|global tech|support guy|refund agent|
    windows support|電話の人|電話口|電話の相手|と電話で言われ|サポートの人|on the phone told|charged me|for removing|for cleaning|
    for repairing`,
  remoteControl: `
    遠隔操作|遠隔で|遠隔ソフト|遠隔サポート|リモート操作|リモートソフト|リモートで操作|リモート接続|操作され|画面を見ら|画面共有し|画面を共有|乗っ取られ|anydesk|teamviewer|
    ultraviewer|screenconnect|logmein|quick assist|クイックアシスト|rustdesk|supremo|remote access|remote control|
    remote tool|remote desktop app|remote session|remote software|took over my screen|took over the screen|
    took control|controlling my|control of my|control my|connected to my|share my screen|sharing my screen|
    let him in|let her in|let them in|let him connect|遠隔操作ソフト|win+r|windows+r|操作させ|触らせ|つないでき|つながれ|つながって|コマンドを打た|
    覗かれ|マウスが動い|リモートで入|リモートで|controlling|looking through my folders|looked around|pointer being moved|
    installed a viewer|code into quick assist|in by remote|by remote|on my machine|took over the pc|
    still connected|see my desktop|connected to the desktop|event viewer|リモートアプリ|遠隔アプリ|操作を許可|操作を許し|接続を許可|接続番号|
    接続コード|画面共有|画面を見せ|パソコンを触|アプリを入れさせ|ソフトを入れさせ|anydesk入|チームビューア|アルトラビューア|remote app|remote help|remoted in|
    let them connect|gave them access|gave him access|had access to my|access to my computer|access to my pc|
    took over my|taking over|フォルダを開いて~相手|相手が~フォルダ|相手が~開いて|操作ソフト|遠隔の|リモートの|remote icon|his remote|viewer app|
    他人が操作|see my screen|watching my screen|shows him my screen`,
  // --- exposure
  expose: `
    公開設定|公開状態|公開され|公開になっ|公開のまま|公開し|一般公開|全体公開|全世界|外部公開|誰でも見|だれでも見|誰でも閲覧|誰でもアクセス|誰からも見|誰からでも|外から見|外から誰|外部から見|
    外部から閲覧|外部から閲覧でき|外部からアクセスでき|社外から見|社外から閲覧|インターネットから|ネットから見|リンクを知って|リンクを知る|限定公開|認証なし|認証無し|パスワードなしで|パスワード無しで|
    ログインなしで|ログイン不要|ログインしなくて|丸見え|見える状態|閲覧できる状態|閲覧可能|アクセスできる状態|開いてた|開いてい|空いてい|開放し|0.0.0.0|アクセス権|権限設定|権限の設定|共有設定|
    設定ミス|設定不備|設定誤り|設定を間違|publicly|public bucket|public access|publicly accessible|made public|set to public|
    is public|was public|public link|publish to web|anyone with the link|anyone-with-the-link|everyone can see|
    anyone can see|anyone could|anyone on the internet|open to the internet|exposed to the internet|
    open to the world|internet-facing|reachable from the internet|reachable from outside|accessible from outside|
    without login|without a login|without logging in|without password|without a password|no auth|
    no authentication|without authentication|no password on|misconfigur*|world-readable|open port|exposed|
    indexed by google|all users group|全社員から見|社員全員が|社内全員|一覧表示が|ディレクトリ一覧|公開ディレクトリ|公開ページ|公開して|公開のつもり|全体公開でし|
    限定公開のつもり|外に出て|外から入れ|自宅から入れ|閲覧できました|再生でき|視聴できる|誰でも編集|誰でも入|誰でも再生|外部接続|空けたまま|readable|reachable|viewable|
    downloadable|listed publicly|web root|public web folder|open to anyone|anonymous|external sharing|fetched|
    directory listing|opened the port|exposes|shared with|外部公開され|公開してしま|公開になって|公開されて|公開で~作|パブリック|誰でも読|誰でもダウンロ|
    誰でも触|だれでもアクセス|閲覧可|全員閲覧|社外秘~見え|外部の人~見え|外部の人~閲覧|ゲストでも|共有リンク|リンク共有|アクセス制限~な|アクセス制限を|パスワードがかかって~な|パスワード未設定|
    認証がかかって~な|認証が~無効|ベーシック認証|インターネット上|ネット上に公開|グーグルで検索|検索でヒット|インデックスされ|openly|unprotected|unsecured|not protected|
    no password|visible to|visible from|visible without|accessible to|accessible without|public by mistake|
    public share|public folder|publicly available|shared publicly|shared to everyone|link sharing|link-shared|
    sharing link|open share|wide open|anyone who has the link|world readable|internet exposed|indexed|
    default open|誰でも開け|誰でも見え|検索すれば|検索したら|ポートを全開|全開にした|全開に|丸裸|鍵をかけず|browseable|browsable|open for a year|
    by anyone|because of one checkbox|page's source|in the source|in the page source|in the javascript|
    in the html|client-side`,
  pushSecret: `
    pushし|プッシュし|コミットし|コミットして|ハードコード|リポジトリに上げ|公開リポジトリ|publicリポジトリ|パブリックリポジトリ|publicなリポジトリ|埋め込んだまま|committed|
    commited|pushed|hardcoded|hard-coded|public repo|public repository|public gist|docker hub|checked in|キーが残って|
    キーが書かれ|トークンが写|鍵が入って|.envが|秘密のキー|書かれたまま配布|left in code|config with keys|with the token|token inside|
    inside a public|public paste|public hub|key inside|prints database credentials|ships inside`,
  leak: `
    漏れ|漏洩|漏えい|流出|もれて|漏らし|売られ|売りに出|売買|出品|晒され|さらされ|掲載され|載って|載せられ|貼られ|上がってる|上がっている|出回っ|回ってき|拡散|暴露|リークサイト|ダークウェブ|
    闇サイト|掲示板に|leaked|leak|for sale|selling our|being sold|sold on|dark web|darkweb|dump|dumped|data breach|
    breach|pastebin|telegram|posted online|posted on|going round|going around|circulating|on a forum|listed on|
    published online|found online|showed him our|showed me our|appears on|turned up on|置かれて|配られ|広まって|知られて|共有サイト|
    まとめサイト|名簿屋|回っている|捨ててあ|売り買い|海賊版|持っていると|入手した|コピーした~データ|公開すると|知っていると|情報が外|quoted our|pirate|sharing site|
    file sharing site|leak site|whistleblower|stole|stolen data|has our|in the hands|is on the internet|
    has been published|public gist|traded|break-in|流出して|流出した|漏えいし|漏洩し|漏れてい|漏れてる|漏れている|漏れたので|ネットに出て|ネットに載|ネット上に出|
    ネットで公開|売買されて|販売されて|売りに出て|転売|dbが|データが~出回|名簿が~出回|出回って|さらされて|晒されて|公開されている|投稿されて|闇バイト|闇市場|ダーク ウェブ|leaking|leaks|
    data dump|was leaked|were leaked|got leaked|been leaked|exposed data|our data is|on the darknet|darknet|
    underground forum|hacker forum|on sale|offers our|offering our|published our|posted our|has our customer|
    got hold of our|found our data|sell our|コメント欄に|並んでいる|ばらされ|みんな知って|ばれて|資料の写真を見せ|on a web page|are on a web|
    is on a web|appeared in|shown a photo of our|seized customer file|has our data|knows our`,
};
